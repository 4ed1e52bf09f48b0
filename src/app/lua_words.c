/* What Lua 5.4 says when a script is wrong, in Vietnamese. Knows nothing of where it went wrong. */
#include "lua_words.h"

#include "phrases.h"

static const struct phrase PHRASES[] = {
    /* while running: ldebug.c, lvm.c, ltm.c, lauxlib.c */
    {"attempt to index a * value*", "không lấy được phần tử của giá trị $1$2"},
    {"attempt to call a * value*", "không gọi được giá trị $1$2: nó không phải là hàm"},
    {"attempt to perform arithmetic on a * value*", "không tính được với giá trị $1$2"},
    {"attempt to perform bitwise operation on a * value*", "không tính được với giá trị $1$2"},
    {"attempt to concatenate a * value*", "không nối được giá trị $1$2 vào chuỗi"},
    {"attempt to get length of a * value*", "giá trị $1$2 không có độ dài"},
    {"attempt to compare two * values", "không so sánh được hai giá trị $1"},
    {"attempt to compare * with *", "không so sánh được $1 với $2"},
    {"attempt to divide by zero", "chia nguyên cho 0"},
    {"attempt to perform 'n//0'", "chia nguyên cho 0"},
    {"attempt to perform 'n%%0'", "lấy phần dư của phép chia cho 0"},
    {"attempt to load a binary chunk*", "không nhận mã nhị phân, chỉ nhận văn bản Lua"},
    {"bad argument #* to '*' (*)", "tham số thứ $1 của $2 không hợp lệ ($3)"},
    {"calling '*' on bad self*", "gọi $1 sai cách: viết đối_tượng:$1(...)"},
    {"* expected, got no value", "cần $1 nhưng không có gì"},
    {"* expected, got *", "cần $1, nhận được $2"},
    {"number has no integer representation", "số này không phải là số nguyên"},
    {"number* has no integer representation", "số$1 không phải là số nguyên"},
    {"value out of range", "giá trị ngoài khoảng cho phép"},
    {"index out of range", "chỉ số ngoài khoảng cho phép"},
    {"table index is nil", "chỉ số của bảng là nil"},
    {"table index is NaN", "chỉ số của bảng không phải là số"},
    {"'for' step is zero", "bước của vòng for bằng 0"},
    {"'for' * value must be a number", "giá trị đầu, cuối của vòng for phải là số"},
    {"'for' * must be a number", "giá trị đầu, cuối, bước của vòng for phải là số"},
    {"stack overflow*", "các hàm gọi nhau quá sâu (một hàm tự gọi mãi?)"},
    {"error in error handling", "lỗi trong lúc xử lý lỗi"},
    {"assertion failed!", "điều kiện của assert không đúng"},
    {"cannot resume dead coroutine", "coroutine này đã chạy xong"},
    {"attempt to yield from outside a coroutine", "yield ngoài coroutine"},
    {"malformed pattern*", "mẫu tìm kiếm viết sai$1"},
    {"invalid option '*' to '*'", "$2 không có ký hiệu $1"},
    {"invalid conversion '*' to '*'", "$2 không có ký hiệu $1"},
    {"invalid value (at index *) in table for 'concat'",
     "phần tử $1 không nối thành chuỗi được trong concat"},
    {"wrong number of arguments to '*'", "sai số tham số của $1"},
    /* while reading: llex.c, lparser.c */
    {"unexpected symbol near <eof>", "mã còn dở, chưa hết"},
    {"* expected near <eof>", "mã chưa hết, còn thiếu $1"},
    {"* expected (to close * at line *) near <eof>",
     "mã chưa hết, còn thiếu $1 để đóng $2 của dòng $3"},
    {"* expected (to close * at line *) near *", "cần $1 để đóng $2 của dòng $3, ở gần $4"},
    {"* expected near *", "cần $1 ở gần $2"},
    {"unexpected symbol near *", "không hiểu chỗ gần $1"},
    {"syntax error near *", "viết sai ở gần $1"},
    {"unfinished string near *", "chuỗi chưa đóng ở gần $1"},
    {"unfinished long string* near *", "chuỗi dài chưa đóng ở gần $2"},
    {"unfinished long comment* near *", "chú thích dài chưa đóng ở gần $2"},
    {"malformed number near *", "số viết sai ở gần $1"},
    {"invalid escape sequence*", "ký hiệu sau dấu \\ không hợp lệ$1"},
    {"attempt to assign to const variable '*'", "biến $1 là hằng, không gán lại được"},
    {"no visible label '*' for <goto> at line *", "không có nhãn $1 cho goto ở dòng $2"},
    {"no visible label '*' for goto at line *", "không có nhãn $1 cho goto ở dòng $2"},
    {"label '*' already defined on line *", "nhãn $1 đã có ở dòng $2"},
    {"break outside a loop at line ** near *", "break ngoài vòng lặp ở dòng $1"},
    {"cannot use '...' outside a vararg function near *", "không dùng được ... trong hàm này"},
    /* parts of those above */
    {" (local '*')", " (biến $1)"},
    {" (upvalue '*')", " (biến $1)"},
    {" (global '*')", " (tên $1)"},
    {" (field '*')", " (trường $1)"},
    {" (method '*')", " (hàm $1)"},
    {" (constant '*')", " (hằng $1)"},
    {"<eof>", "chỗ hết mã"},
    {"<name>", "một tên"},
};

void lua_words_say(const char *message, char *text, size_t size)
{
    phrases_say(PHRASES, sizeof PHRASES / sizeof *PHRASES, message, text, size);
}
