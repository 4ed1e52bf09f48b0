/* The table of verbs. Knows nothing of how they work. */
#include "commands.h"

#include <stdint.h>
#include <string.h>

static const struct option review_options[] = {
    {"to", 'o', OPTION_TEXT, {"THƯ_MỤC", "DIR"}, {"ghi vào thư mục này", "write into this folder"}},
    {"plan",
     0,
     OPTION_TEXT,
     {"KẾ_HOẠCH", "PLAN"},
     {"kế hoạch để đánh giá", "the plan to judge by"}},
    {"png", 0, OPTION_FLAG, {NULL, NULL}, {"vẽ thêm biểu đồ PNG", "draw the charts as PNG too"}},
    {"force", 0, OPTION_FLAG, {NULL, NULL}, {"ghi đè tệp đã có", "overwrite existing files"}},
    {NULL, 0, OPTION_FLAG, {NULL, NULL}, {NULL, NULL}},
};

static const struct option status_options[] = {
    {"unit",
     'u',
     OPTION_TEXT,
     {"ĐƠN_VỊ", "UNIT"},
     {"đơn vị (nếu không: thành phố)", "the unit (else the city)"}},
    {"plan",
     0,
     OPTION_TEXT,
     {"KẾ_HOẠCH", "PLAN"},
     {"kế hoạch để đánh giá", "the plan to judge by"}},
    {"year",
     'y',
     OPTION_NUMBER,
     {"NĂM", "YEAR"},
     {"đánh giá vào cuối năm này", "judge at the end of this year"}},
    {"vintage",
     0,
     OPTION_TEXT,
     {"LOẠI", "VINTAGE"},
     {"loại số liệu: official, preliminary, estimate, any",
      "vintage: official, preliminary, estimate, any"}},
    {"fail-if-behind",
     0,
     OPTION_FLAG,
     {NULL, NULL},
     {"mã thoát 5 khi có mục tiêu chậm", "exit code 5 when a target is behind"}},
    {NULL, 0, OPTION_FLAG, {NULL, NULL}, {NULL, NULL}},
};

static const struct option sql_options[] = {
    {"file", 'f', OPTION_TEXT, {"TỆP", "FILE"}, {"đọc câu SQL từ tệp", "read the SQL from a file"}},
    {NULL, 0, OPTION_FLAG, {NULL, NULL}, {NULL, NULL}},
};

static const struct option unit_options[] = {
    {"date",
     0,
     OPTION_TEXT,
     {"NGÀY", "DATE"},
     {"đơn vị của ngày này, viết 2024-12-31", "the unit of this day, as in 2024-12-31"}},
    {"level",
     0,
     OPTION_TEXT,
     {"CẤP", "LEVEL"},
     {"chỉ cấp này: city, district, commune", "only this level: city, district, commune"}},
    {NULL, 0, OPTION_FLAG, {NULL, NULL}, {NULL, NULL}},
};

/* A script that an analyst waits for should not outlive the wait. */
enum { SCRIPT_SECONDS = 300 };

const struct verb verbs[] = {
    {.name = "run",
     .alias = "chay",
     .summary = {"chạy một kịch bản Lua", "run a Lua script"},
     .synopsis = {"KỊCH_BẢN [THAM_SỐ...]", "SCRIPT [ARGUMENT...]"},
     .example = "run so_ket.lua 2026",
     .least = 1,
     .most = SIZE_MAX,
     .rest = true,
     .time_limit = SCRIPT_SECONDS},
    {.name = "init",
     .alias = "khoitao",
     .summary = {"tạo cơ sở dữ liệu mới", "create a new database"},
     .synopsis = {"[TỆP]", "[FILE]"},
     .example = "init lotrinh.db",
     .most = 1},
    {.name = "status",
     .alias = "tiendo",
     .summary = {"các mục tiêu đang ở đâu, chắc chắn đến mức nào",
                 "where the targets stand, and how sure that is"},
     .synopsis = {"", ""},
     .options = status_options,
     .example = "status --plan KH183"},
    {.name = "review",
     .alias = "baocao",
     .summary = {"làm báo cáo của một năm", "make the review of a year"},
     .synopsis = {"NĂM", "YEAR"},
     .options = review_options,
     .example = "review 2026 --to bao_cao",
     .least = 1,
     .most = 1},
    {.name = "unit",
     .alias = "donvi",
     .summary = {"một đơn vị: từ đâu mà có, nay thành gì", "a unit: what it was, what it became"},
     .synopsis = {"TÊN | MÃ", "NAME | CODE"},
     .options = unit_options,
     .example = "unit \"dong anh\"",
     .least = 1,
     .most = 1},
    {.name = "sql",
     .alias = "truyvan",
     .summary = {"hỏi cơ sở dữ liệu bằng SQL", "ask the database in SQL"},
     .synopsis = {"[CÂU_SQL | -]", "[SQL | -]"},
     .options = sql_options,
     .example = "sql \"SELECT 1\" --csv",
     .most = 1,
     .time_limit = SCRIPT_SECONDS},
    {.name = "doctor",
     .alias = "chuandoan",
     .summary = {"kiểm tra máy có đủ những gì cần không",
                 "check that this machine has what is needed"},
     .synopsis = {"", ""},
     .example = "doctor"},
    {.name = "help",
     .alias = "trogiup",
     .summary = {"giúp về một lệnh hay một tên trong Lua", "help on a command or on a name in Lua"},
     .synopsis = {"[LỆNH | TÊN]", "[COMMAND | NAME]"},
     .example = "help review",
     .most = 1},
};
const size_t verbs_count = sizeof verbs / sizeof *verbs;

const struct verb *verb_find(const char *name)
{
    for (size_t i = 0; i < verbs_count; i++)
        if (strcmp(verbs[i].name, name) == 0 || strcmp(verbs[i].alias, name) == 0)
            return &verbs[i];
    return NULL;
}
