-- The cures of the error catalogue: for each code of the source what to do about it. Codes of one
-- cause share an entry. What each code says is taken from the source (data/errors.csv).
return {
  { "1001 2103 1301 1310 1312",
    vi = "Máy hay phiên làm việc hết bộ nhớ. Hỏi ít dòng, ít cột hơn (WHERE, LIMIT, GROUP BY), "
      .. "đọc từng dòng bằng db:rows, hoặc tăng --memory-limit MiB.",
    en = "The machine or the session is out of memory. Ask for fewer rows or columns (WHERE, "
      .. "LIMIT, GROUP BY), read row by row with db:rows, or raise --memory-limit MiB." },
  { "1002 1103 1130 1135 1213 1722 1729 1734 1736 1737 1745 1764 1780 1781 1782",
    vi = "Một giá trị hay một tệp vượt giới hạn đặt ra để không ai làm treo máy. Chia thành "
      .. "nhiều tệp, hoặc bỏ phần không phải số liệu (ô trống có định dạng, trang thừa).",
    en = "A value or a file passes a limit that keeps the machine usable. Split it into several "
      .. "files, or remove what is no data (formatted empty cells, spare sheets)." },
  { "1010 1014 1020 1021 1022 1023 1024 1025 1026 1027 1028 1029 1031 1032 1033 1034 1035"
    .. " 1036 1037 1039",
    vi = "Dòng lệnh viết chưa đúng. Xem cách dùng và ví dụ: lotrinh help LỆNH; mọi lệnh: lotrinh "
      .. "help.",
    en = "The command line is not right. Usage and examples: lotrinh help COMMAND; all commands: "
      .. "lotrinh help." },
  { "1011 1420 1421 1422 1423 1626 1753 1805 1902",
    vi = "Ngày viết 2026-11-23 (trong phiếu cũng nhận 23/11/2026); kỳ viết 2026, 2026-H1, "
      .. "2026-Q1, 2026-01; loại số liệu là so_bo, uoc_tinh hoặc chinh_thuc.",
    en = "A day is written 2026-11-23 (forms may also say 23/11/2026); a period 2026, 2026-H1, "
      .. "2026-Q1, 2026-01; the vintage is so_bo, uoc_tinh or chinh_thuc." },
  { "1012 1038"
    .. " 1102 1108 1109 1110 1111 1112 1113 1194 1214 1231 1251 1252 1260 1261 1264 1266 1267",
    vi = "Không ghi hay tạo được tệp. Kiểm tra ổ đĩa còn chỗ (df -h), thư mục có tồn tại và bạn "
      .. "có quyền ghi ở đó. Tệp cũ, nếu có, vẫn nguyên: kết quả chỉ thay tệp khi đã ghi xong.",
    en = "A file could not be written or made. Check that the disk has room (df -h), that the "
      .. "folder exists and that you may write there. An older file is as it was: a result takes "
      .. "its place only when complete." },
  { "1015 1016 1018 1234",
    vi = "Lỗi trong chương trình hoặc máy thiếu tài nguyên. Số liệu đã lưu không bị ảnh hưởng. "
      .. "Chạy lại với -v; nếu lặp lại, gửi dòng lỗi và kết quả của lotrinh doctor cho người phụ "
      .. "trách.",
    en = "A fault in the program or a machine short of resources. Stored data is not affected. "
      .. "Run again with -v; if it comes back, send the message and what lotrinh doctor says to "
      .. "whoever looks after the program." },
  { "1017 1101 1104 1105 1106 1107 1117 1224 1250 1265 1790 1901",
    vi = "Tệp không đọc được, đã có, hoặc không phải loại cần. Kiểm tra đường dẫn bằng ls -l; "
      .. "chương trình không bao giờ ghi đè khi chưa được cho phép (--force) và không ghi xuyên "
      .. "qua liên kết.",
    en = "The file cannot be read, is there already, or is of another kind. Look at the path "
      .. "with ls -l; nothing is ever overwritten without --force, nor written through a link." },
  { "1115 1116 2130 2131 2112 2113 2114",
    vi = "Kịch bản chỉ dùng được tệp trong thư mục của nó và thư mục kết quả (--out), chỉ ghi "
      .. "các loại tệp kết quả. Chép tệp vào đó; kịch bản của chính mình có thể chạy với --trust.",
    en = "A script uses files of its own folder and of the output folder (--out) only, and "
      .. "writes only kinds of files that are results. Copy the file there; a script of your own "
      .. "may be run with --trust." },
  { "1120 1190 1191 1192 1193 1195 2161",
    vi = "Chương trình ngoài (trình xem trang, trình soạn thảo, gnuplot) không có hoặc bị lỗi. "
      .. "Cài less hay nano, hoặc đặt LOTRINH_PAGER, PAGER, VISUAL, EDITOR. Câu đang gõ và kết "
      .. "quả còn nguyên.",
    en = "Another program (pager, editor, gnuplot) is missing or failed. Install less or nano, "
      .. "or set LOTRINH_PAGER, PAGER, VISUAL, EDITOR. What was typed and the result are still "
      .. "there." },
  { "1131 1132 1133 1134 1136 1137 1138 1139",
    vi = "Nội dung vượt những gì tệp Excel hay Word chứa được. Rút gọn tên trang, chia thành "
      .. "nhiều trang hoặc nhiều tệp.",
    en = "The content is more than a workbook or document holds. Shorten the names of sheets, or "
      .. "split it into several sheets or files." },
  { "1180 1237",
    vi = "Bản cài đặt thiếu một phần. Cài lại gói lotrinh.",
    en = "The installation lacks a part. Install the lotrinh package again." },
  { "1201 1202 1203 1228 1754 1756 1757 1758",
    vi = "Không mở được cơ sở dữ liệu ấy. Kiểm tra đường dẫn sau --db và biến LOTRINH_DB; tạo "
      .. "mới bằng lotrinh init TỆP. Không nêu --db thì dùng ./lotrinh.db, nếu không có thì số "
      .. "liệu đã công bố có sẵn, chỉ đọc.",
    en = "That database cannot be opened. Check the path after --db and the variable LOTRINH_DB; "
      .. "make a new one with lotrinh init FILE. Without --db it is ./lotrinh.db, else the "
      .. "built-in published figures, read only." },
  { "1204 1206 1207 1253 1230 1759",
    vi = "Tệp không phải cơ sở dữ liệu của lotrinh, hoặc của phiên bản khác. Bản cũ: lotrinh "
      .. "upgrade (tự sao lưu trước). Bản mới hơn: cập nhật lotrinh.",
    en = "The file is no database of lotrinh, or of another version. An older one: lotrinh "
      .. "upgrade (it backs up first). A newer one: update lotrinh." },
  { "1205 1241 1262 1263 1750 1761",
    vi = "Cơ sở dữ liệu hay nhật ký đã bị hỏng hoặc bị sửa bên ngoài chương trình. Chạy lotrinh "
      .. "check; khôi phục bằng lotrinh restore từ thư mục TỆP.backups, rồi nhập lại những gì "
      .. "sau bản đó.",
    en = "The database or its log is damaged or was changed outside the program. Run lotrinh "
      .. "check; restore with lotrinh restore from the folder FILE.backups, then import again "
      .. "what came after it." },
  { "1208 1233 1270 1271",
    vi = "Chương trình khác đang ghi cơ sở dữ liệu. Chờ việc ấy xong rồi chạy lại; câu báo lỗi "
      .. "nói ai và từ lúc nào. Một lần ghi bị ngắt tự hoàn lại khi người có quyền ghi mở tệp.",
    en = "Another program is writing the database. Wait until it is done and run again; the "
      .. "message says who and since when. An interrupted write is undone when someone with the "
      .. "right to write opens the file." },
  { "1209 1608 2101 2102 2104",
    vi = "Việc đã dừng theo yêu cầu hoặc hết giờ. Không có gì ghi dở. Việc dài: tăng "
      .. "--time-limit GIÂY, hoặc hỏi ít dữ liệu hơn.",
    en = "The work was stopped as asked or ran out of time. Nothing is half written. For long "
      .. "work raise --time-limit SECONDS, or ask for less." },
  { "1210 1211 1229 1239 1225 1226",
    vi = "Ở dấu nhắc và trong kịch bản, cơ sở dữ liệu chỉ đọc: dùng SELECT. Số liệu thay đổi "
      .. "bằng lotrinh import và lotrinh undo, có kiểm tra và sao lưu.",
    en = "At the prompt and in scripts the database is read only: use SELECT. Figures change by "
      .. "lotrinh import and lotrinh undo, with checks and a backup." },
  { "1212",
    vi = "Dữ liệu trái ràng buộc của bảng; không có gì được ghi. Câu báo lỗi nêu cột; sửa dòng "
      .. "đó rồi chạy lại.",
    en = "The data break a constraint of the table; nothing was written. The message names the "
      .. "column; mend that row and run again." },
  { "1215 1216 1217 1218 1219 1240 1243 1238 2121",
    vi = "Câu SQL viết chưa đúng; dấu ^ chỉ chỗ sai. Tab gõ tiếp tên bảng và cột; ?TÊN_BẢNG liệt "
      .. "kê các cột. Mỗi lần chỉ một câu.",
    en = "The SQL is not right; the ^ stands below the place. Tab completes tables and columns; "
      .. "?TABLE lists the columns. One statement at a time." },
  { "1220 1221 1235 1236",
    vi = "Số giá trị phải khớp với số dấu ? (hoặc :tên) trong câu SQL, ví dụ db:query(\"SELECT * "
      .. "FROM unit WHERE code = ?\", \"00004\"). NULL viết là database.null.",
    en = "The values must match the ? (or :names) of the SQL, as in db:query(\"SELECT * FROM "
      .. "unit WHERE code = ?\", \"00004\"). NULL is written database.null." },
  { "1222 1232 1242 1244 1280",
    vi = "Một hàm SQL hay một lượt đọc bị dùng sai chỗ. Đọc hết vòng lặp db:rows trong cùng một "
      .. "câu, hoặc dùng db:query để lấy cả bảng.",
    en = "A function of SQL or a reading was used where it cannot be. Finish a loop over db:rows "
      .. "within one statement, or take the whole table with db:query." },
  { "1223",
    vi = "Ổ mạng không giữ được khóa đáng tin. Chép cơ sở dữ liệu về máy, ghi ở đó, rồi sao lưu "
      .. "trở lại.",
    en = "A network disk keeps no reliable locks. Copy the database to this machine, write "
      .. "there, and back it up again." },
  { "1302 1303 1304 1305 1306 1309",
    vi = "Một cột của khung chỉ chứa một kiểu. Đổi kiểu ngay trong SQL: CAST(cột AS TEXT) hoặc "
      .. "CAST(cột AS INTEGER); dòng đầu tiên sai được nêu trong câu báo lỗi.",
    en = "A column of a frame holds one kind. Convert it in the SQL: CAST(column AS TEXT) or "
      .. "CAST(column AS INTEGER); the first wrong row is named in the message." },
  { "1307 1308 1311 1313 1314 1315",
    vi = "Cột, khóa hay trang nêu tên không có hoặc không khớp. Xem tên bằng f:columns(); lọc "
      .. "hay gộp trước bằng f:filter, f:group.",
    en = "The column, key or sheet named is not there or does not match. See the names by "
      .. "f:columns(); filter or group first by f:filter, f:group." },
  { "1401 1402 1760",
    vi = "Chữ trong tệp không theo bảng mã đang đọc. Lưu lại dạng UTF-8, hoặc nêu bảng mã cũ: "
      .. "--encoding tcvn3, vni hoặc windows-1258.",
    en = "The text of the file is not in the encoding it was read by. Save it as UTF-8, or name "
      .. "the old one: --encoding tcvn3, vni or windows-1258." },
  { "1410 1411 1412 1413 1414 1770 1771 1772",
    vi = "Số viết kiểu Việt Nam: 1.234,5 (chấm hàng nghìn, phẩy thập phân). Ô không có số thì để "
      .. "trống; số đếm không có %, không âm, không có phần lẻ.",
    en = "Numbers are written 1.234,5 (a dot between thousands, a comma before decimals). A cell "
      .. "without a number stays empty; a count has no %, is not negative and is whole." },
  { "1501 1502 1503 1507 1509 1510 1512 1513 1514 1515 1516 1517 1519 1520 2062 2070 2072",
    vi = "Giá trị nằm ngoài miền mà phép thống kê có nghĩa. Tỷ lệ viết từ 0 đến 1 (90% là 0.9); "
      .. "số vụ cần 0 <= x <= n; kỳ chưa báo cáo thì bỏ ra, không thay bằng 0.",
    en = "The value lies where the statistic has no meaning. Shares are 0 to 1 (90% is 0.9); "
      .. "counts need 0 <= x <= n; a period not reported is left out, not put as 0." },
  { "1504 1505 1506 1508 1511 1518 1550 1551 1552 1553 2061 2063 2064 2065 2066 2071",
    vi = "Chuỗi số liệu cần các kỳ cách đều, tăng dần, không lặp, không hở, các danh sách dài "
      .. "bằng nhau, và năm dự báo nằm sau chuỗi. Xem chuỗi: indicator.series(chỉ_số).",
    en = "A series needs periods evenly spaced, ascending, without repeats or holes, lists of "
      .. "one length, and years to forecast after it. See the series: indicator.series(id)." },
  { "1601 1602 1603 1604 1605 1606 1607 1616",
    vi = "gnuplot không có hoặc không vẽ được. Cài: sudo apt install gnuplot-nox; kiểm tra: "
      .. "lotrinh doctor. Biểu đồ cũ, nếu có, vẫn nguyên.",
    en = "gnuplot is missing or could not draw. Install it: sudo apt install gnuplot-nox; check: "
      .. "lotrinh doctor. An older picture is as it was." },
  { "1609 1632 1633 1634 1635",
    vi = "Thiếu phông chữ có đủ dấu tiếng Việt. Cài: sudo apt install fonts-dejavu-core "
      .. "fonts-liberation; kiểm tra: lotrinh doctor.",
    en = "A font with all Vietnamese marks is missing. Install: sudo apt install "
      .. "fonts-dejavu-core fonts-liberation; check: lotrinh doctor." },
  { "1636 1637 1638 1671 1615 1620 1621 1622 1623 1624 1625 1627 1628 1629 1630 1631",
    vi = "Tên, tùy chọn hay số liệu của biểu đồ chưa đúng. Các biểu đồ: lotrinh chart hoặc "
      .. "chart.names(); ?TÊN_BIỂU_ĐỒ nói nó vẽ gì. Chưa có số liệu thì biểu đồ không vẽ, trừ "
      .. "khi có --placeholder.",
    en = "The name, an option or the figures of the chart are not right. The charts: lotrinh "
      .. "chart or chart.names(); ?CHART tells what it draws. Without figures nothing is drawn, "
      .. "unless with --placeholder." },
  { "1670 1651 1652 1653 1654 1655 1656 1657 1658 1659 1660 1661 1662 1663 1664 1665 1666 1667",
    vi = "Biểu đồ tự vẽ cần một khung gọn: mỗi điểm một dòng, các cột nêu tên đúng, số là số. "
      .. "Lọc và gộp trước bằng f:filter, f:group; xem ?chart.new.",
    en = "A chart of one's own needs a tidy frame: a row a point, columns named rightly, numbers "
      .. "that are numbers. Filter and group first by f:filter, f:group; see ?chart.new." },
  { "1701 1702 1703",
    vi = "Mẫu biểu không có hoặc viết chưa đúng. Các mẫu có sẵn hiện trong câu báo lỗi; cách "
      .. "viết mẫu của mình: tài liệu kiến trúc, mục Import.",
    en = "The form is not there or is not written rightly. The built-in ones are in the message; "
      .. "how to write one: the page on architecture, Import." },
  { "1704 1705 1706 1707 1708 1709 1711 1712 1713 1714 1715 1716 1717 1718 1763 1787 1788 1789 "
    .. "1791",
    vi = "Báo cáo chưa nhập được, và không có gì được lưu. Danh sách ô sai nằm trong tệp trả "
      .. "lại; sửa ở tệp gốc rồi nhập lại. Nhập thử không ghi: --dry-run.",
    en = "The report could not be imported, and nothing is stored. The cells in question are in "
      .. "the list that goes back; mend the original and import again. To rehearse: --dry-run." },
  { "1719 1720 1721 1723 1724 1725 1726 1727 1728 1730 1731 1732 1733 1735 1738 1739 1742 1743 "
    .. "1744 1746 1747 1748 1749",
    vi = "Tệp bảng tính hỏng, có mật khẩu, hoặc không phải .xlsx/.ods. Mở bằng Excel hay "
      .. "LibreOffice, bỏ mật khẩu, lưu lại thành .xlsx; nếu không mở được, xin gửi lại tệp.",
    en = "The workbook is damaged, has a password, or is no .xlsx/.ods. Open it in Excel or "
      .. "LibreOffice, remove the password, save it as .xlsx; if it cannot be opened, ask for it "
      .. "again." },
  { "1783 1784 1785 1786",
    vi = "Tệp CSV viết chưa đúng ở dòng nêu ra. Lưu lại từ Excel dạng \"CSV UTF-8\"; ô có dấu "
      .. "phẩy hay xuống dòng phải nằm trong ngoặc kép.",
    en = "The CSV file is not right at the line named. Save it from Excel as \"CSV UTF-8\"; a "
      .. "cell with a comma or a line break stands in quotes." },
  { "1751 1752 1755 1762",
    vi = "Nêu đúng số của lần nhập hay kỳ báo cáo. Các lần nhập: lotrinh undo (không kèm số).",
    en = "Name the import or the period. The imports: lotrinh undo (without a number)." },
  { "1801 1802 1803 1804 1806 1807 1808 1851 1852",
    vi = "Tên hay mã chưa chỉ đúng một đơn vị. Mã và tên được dùng lại sau 01/7/2025: thêm ngày, "
      .. "loại hoặc đơn vị cấp trên. Xem: lotrinh unit TÊN, hay unit.find(tên, {all = true}).",
    en = "The name or code does not mean one unit. Codes and names are used anew since "
      .. "2025-07-01: add a day, the type or the unit above. See: lotrinh unit NAME, or "
      .. "unit.find(name, {all = true})." },
  { "1820 1821 1822 1823 1824 1825 1826 1827 1828 1829 1830 1831 1832 1833 1834 1835 1837 1838 "
    .. "1839 1840 1841 1842 1843 1844 1845",
    vi = "Quy đổi qua lần sắp xếp đơn vị cần số đếm, ngày của số liệu và tỷ lệ chia. Chọn cách "
      .. "xem: reported (như đã báo cáo), rebased (quy đổi), undivided (chỉ đơn vị không bị "
      .. "chia); xem ?rebase.",
    en = "Rebasing across the reform needs counts, the day of the figures and shares. Choose the "
      .. "view: reported (as reported), rebased, undivided (units that were not divided); see "
      .. "?rebase." },
  { "1846 1847 1848",
    vi = "Ghép hai kỳ ở hai phía của lần sắp xếp đơn vị theo mã hay tên là so sánh hai nơi khác "
      .. "nhau. Dùng cách ghép mà câu báo lỗi nêu ra.",
    en = "Joining two periods on both sides of the reform by code or name compares different "
      .. "places. Use the join that the message shows." },
  { "1905 1903 1904 1910 1911 1920 1921 1922",
    vi = "Báo cáo cần kế hoạch và số liệu của năm ấy. Xem đã có gì: lotrinh check, lotrinh status.",
    en = "The report needs a plan and figures of that year. See what there is: lotrinh check, "
      .. "lotrinh status." },
  { "1640 1641 1642 1643 1644 1645",
    vi = "Tệp ranh giới phải là GeoJSON (FeatureCollection), mỗi xã, phường một hình, tên hay "
    .. "mã của"
      .. " chúng trong properties. Giản lược ranh giới nếu tệp quá lớn.",
    en = "The file of boundaries is GeoJSON (a FeatureCollection), a shape for each commune, "
    .. "its name"
      .. " or code in the properties. Simplify the boundaries when the file is too large." },
  { "1930",
    vi = "Số nhỏ đã ẩn vẫn tính ngược được từ các tổng, nên báo cáo không được ghi. Bỏ bớt bảng "
      .. "chi tiết trong đề cương riêng, hoặc nâng --least-cell để ẩn nhiều ô hơn.",
    en = "Hidden small numbers still follow from the totals, so the report was not written. Leave "
      .. "detailed tables out in an outline of your own, or raise --least-cell to hide more." },
  { "1931 1932 1933 1934 1935 1936",
    vi = "Kiểu báo cáo hay lời văn riêng của đơn vị chưa đúng ở chỗ nêu ra, hoặc thiếu "
    .. "LibreOffice để"
      .. " làm PDF. Sửa tệp ấy, hoặc bỏ tùy chọn để dùng kiểu có sẵn; kiểm tra: lotrinh doctor.",
    en = "The office's own kind of review or text is not right at the place named, or "
    .. "LibreOffice is"
      .. " missing for a PDF. Mend that file, or leave the option out for the built-in kind; check:"
      .. " lotrinh doctor." },
  { "2001 2050 2054 2055 2056 2057 2058 2059 2060 2067 2068 2069",
    vi = "Tên kế hoạch, mục tiêu, chỉ số hay cách tính chưa đúng, hoặc không dùng được ở đây. "
      .. "Xem: plan.list(), plan.targets(), indicator.list(); Tab gõ tiếp các tên ấy.",
    en = "The plan, target, indicator or definition is not right, or has no meaning here. See: "
      .. "plan.list(), plan.targets(), indicator.list(); Tab completes those names." },
  { "2051 2052 2053 2073",
    vi = "Tùy chọn của hàm là một bảng: f(x, {tên = giá_trị}). Gõ { rồi Tab để thấy các tùy "
      .. "chọn; ?TÊN_HÀM nói về chúng.",
    en = "The options of a function are a table: f(x, {name = value}). { and Tab show them; "
      .. "?FUNCTION tells of them." },
  { "2100 2115 2118",
    vi = "Kịch bản sai ở dòng có mũi tên -->. Biến chưa gán là lỗi, không phải nil. Ở dấu nhắc: "
      .. ".vet in cả ngăn xếp; trong kịch bản: -v.",
    en = "The script is wrong at the line of the arrow -->. A variable never set is an error, "
      .. "not nil. At the prompt .trace prints the whole stack; for a script: -v." },
  { "2110 2120 2146 2160 2162 2163 2164 2165 2166 2167 2168 2169",
    vi = "Dấu nhắc không hiểu lệnh hay tên ấy. Các lệnh: .help; các phím: .keys; tìm theo từ: "
      .. "??từ.",
    en = "The prompt does not know that command or name. The commands: .help; the keys: .keys; "
      .. "to search: ??word." },
  { "2140 2141 2142 2143 2144 2145",
    vi = "Kịch bản khai báo tùy chọn và phiên bản API của nó. Xem: lotrinh run KỊCH_BẢN --help; "
      .. "bản lotrinh cũ: cập nhật.",
    en = "The script declares its options and the API it needs. See: lotrinh run SCRIPT --help; "
      .. "an older lotrinh: update." },
}
