/* The 67 pairs of letters, from the Unicode data of Python 3: not from the code under test. */
#ifndef LOTRINH_TEXT_LETTERS_H
#define LOTRINH_TEXT_LETTERS_H

struct letter_pair {
    const char *lower;
    const char *upper;
    const char *lower_nfd;
    const char *upper_nfd;
    const char *fold;
};

/* clang-format off */
static const struct letter_pair letter_pairs[] = {
    {"à", "À", "a\xCC\x80", "A\xCC\x80", "a"},
    {"ả", "Ả", "a\xCC\x89", "A\xCC\x89", "a"},
    {"ã", "Ã", "a\xCC\x83", "A\xCC\x83", "a"},
    {"á", "Á", "a\xCC\x81", "A\xCC\x81", "a"},
    {"ạ", "Ạ", "a\xCC\xA3", "A\xCC\xA3", "a"},
    {"ă", "Ă", "a\xCC\x86", "A\xCC\x86", "a"},
    {"ằ", "Ằ", "a\xCC\x86\xCC\x80", "A\xCC\x86\xCC\x80", "a"},
    {"ẳ", "Ẳ", "a\xCC\x86\xCC\x89", "A\xCC\x86\xCC\x89", "a"},
    {"ẵ", "Ẵ", "a\xCC\x86\xCC\x83", "A\xCC\x86\xCC\x83", "a"},
    {"ắ", "Ắ", "a\xCC\x86\xCC\x81", "A\xCC\x86\xCC\x81", "a"},
    {"ặ", "Ặ", "a\xCC\xA3\xCC\x86", "A\xCC\xA3\xCC\x86", "a"},
    {"đ", "Đ", "\xC4\x91", "\xC4\x90", "d"},
    {"â", "Â", "a\xCC\x82", "A\xCC\x82", "a"},
    {"ầ", "Ầ", "a\xCC\x82\xCC\x80", "A\xCC\x82\xCC\x80", "a"},
    {"ẩ", "Ẩ", "a\xCC\x82\xCC\x89", "A\xCC\x82\xCC\x89", "a"},
    {"ẫ", "Ẫ", "a\xCC\x82\xCC\x83", "A\xCC\x82\xCC\x83", "a"},
    {"ấ", "Ấ", "a\xCC\x82\xCC\x81", "A\xCC\x82\xCC\x81", "a"},
    {"ậ", "Ậ", "a\xCC\xA3\xCC\x82", "A\xCC\xA3\xCC\x82", "a"},
    {"è", "È", "e\xCC\x80", "E\xCC\x80", "e"},
    {"ẻ", "Ẻ", "e\xCC\x89", "E\xCC\x89", "e"},
    {"ẽ", "Ẽ", "e\xCC\x83", "E\xCC\x83", "e"},
    {"é", "É", "e\xCC\x81", "E\xCC\x81", "e"},
    {"ẹ", "Ẹ", "e\xCC\xA3", "E\xCC\xA3", "e"},
    {"ê", "Ê", "e\xCC\x82", "E\xCC\x82", "e"},
    {"ề", "Ề", "e\xCC\x82\xCC\x80", "E\xCC\x82\xCC\x80", "e"},
    {"ể", "Ể", "e\xCC\x82\xCC\x89", "E\xCC\x82\xCC\x89", "e"},
    {"ễ", "Ễ", "e\xCC\x82\xCC\x83", "E\xCC\x82\xCC\x83", "e"},
    {"ế", "Ế", "e\xCC\x82\xCC\x81", "E\xCC\x82\xCC\x81", "e"},
    {"ệ", "Ệ", "e\xCC\xA3\xCC\x82", "E\xCC\xA3\xCC\x82", "e"},
    {"ì", "Ì", "i\xCC\x80", "I\xCC\x80", "i"},
    {"ỉ", "Ỉ", "i\xCC\x89", "I\xCC\x89", "i"},
    {"ĩ", "Ĩ", "i\xCC\x83", "I\xCC\x83", "i"},
    {"í", "Í", "i\xCC\x81", "I\xCC\x81", "i"},
    {"ị", "Ị", "i\xCC\xA3", "I\xCC\xA3", "i"},
    {"ò", "Ò", "o\xCC\x80", "O\xCC\x80", "o"},
    {"ỏ", "Ỏ", "o\xCC\x89", "O\xCC\x89", "o"},
    {"õ", "Õ", "o\xCC\x83", "O\xCC\x83", "o"},
    {"ó", "Ó", "o\xCC\x81", "O\xCC\x81", "o"},
    {"ọ", "Ọ", "o\xCC\xA3", "O\xCC\xA3", "o"},
    {"ô", "Ô", "o\xCC\x82", "O\xCC\x82", "o"},
    {"ồ", "Ồ", "o\xCC\x82\xCC\x80", "O\xCC\x82\xCC\x80", "o"},
    {"ổ", "Ổ", "o\xCC\x82\xCC\x89", "O\xCC\x82\xCC\x89", "o"},
    {"ỗ", "Ỗ", "o\xCC\x82\xCC\x83", "O\xCC\x82\xCC\x83", "o"},
    {"ố", "Ố", "o\xCC\x82\xCC\x81", "O\xCC\x82\xCC\x81", "o"},
    {"ộ", "Ộ", "o\xCC\xA3\xCC\x82", "O\xCC\xA3\xCC\x82", "o"},
    {"ơ", "Ơ", "o\xCC\x9B", "O\xCC\x9B", "o"},
    {"ờ", "Ờ", "o\xCC\x9B\xCC\x80", "O\xCC\x9B\xCC\x80", "o"},
    {"ở", "Ở", "o\xCC\x9B\xCC\x89", "O\xCC\x9B\xCC\x89", "o"},
    {"ỡ", "Ỡ", "o\xCC\x9B\xCC\x83", "O\xCC\x9B\xCC\x83", "o"},
    {"ớ", "Ớ", "o\xCC\x9B\xCC\x81", "O\xCC\x9B\xCC\x81", "o"},
    {"ợ", "Ợ", "o\xCC\x9B\xCC\xA3", "O\xCC\x9B\xCC\xA3", "o"},
    {"ù", "Ù", "u\xCC\x80", "U\xCC\x80", "u"},
    {"ủ", "Ủ", "u\xCC\x89", "U\xCC\x89", "u"},
    {"ũ", "Ũ", "u\xCC\x83", "U\xCC\x83", "u"},
    {"ú", "Ú", "u\xCC\x81", "U\xCC\x81", "u"},
    {"ụ", "Ụ", "u\xCC\xA3", "U\xCC\xA3", "u"},
    {"ư", "Ư", "u\xCC\x9B", "U\xCC\x9B", "u"},
    {"ừ", "Ừ", "u\xCC\x9B\xCC\x80", "U\xCC\x9B\xCC\x80", "u"},
    {"ử", "Ử", "u\xCC\x9B\xCC\x89", "U\xCC\x9B\xCC\x89", "u"},
    {"ữ", "Ữ", "u\xCC\x9B\xCC\x83", "U\xCC\x9B\xCC\x83", "u"},
    {"ứ", "Ứ", "u\xCC\x9B\xCC\x81", "U\xCC\x9B\xCC\x81", "u"},
    {"ự", "Ự", "u\xCC\x9B\xCC\xA3", "U\xCC\x9B\xCC\xA3", "u"},
    {"ỳ", "Ỳ", "y\xCC\x80", "Y\xCC\x80", "y"},
    {"ỷ", "Ỷ", "y\xCC\x89", "Y\xCC\x89", "y"},
    {"ỹ", "Ỹ", "y\xCC\x83", "Y\xCC\x83", "y"},
    {"ý", "Ý", "y\xCC\x81", "Y\xCC\x81", "y"},
    {"ỵ", "Ỵ", "y\xCC\xA3", "Y\xCC\xA3", "y"},
};
/* clang-format on */

#endif
