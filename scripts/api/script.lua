-- What scripts are told of `script`.
return {
  { "script.options(declared)",
    vi = "tùy chọn của kịch bản: {tên = {mặc định, lời}}; --help in ra",
    en = "the options of the script: {name = {default, help}}; --help tells them", example = [[
local options = script.options { year = { 2026, "năm báo cáo" } }
print(options.year)]], see = "script.requires" },
  { "script.requires(version)", vi = "phiên bản API mà kịch bản cần",
    en = "the API version that the script needs",
    example = "script.requires(1) print(script.api)", see = "script.options" },
  { "script.exit(code)", vi = "kết thúc kịch bản với mã này",
    en = "ends the script with this code",
    example = "if #arg > 9 then script.exit(2) end print(\"tiếp tục\")", see = "script.options" },
}
