-- The tables of the fictional files: columns with their stacked headers, after data/forms. Knows
-- nothing of figures or of file formats.
local M = {}

-- An entry: id, the header from top to bottom, the header in one line of a CSV, its width.
local function column(id, path, flat, width)
  return { id = id, path = path, flat = flat or path[#path], width = width or 9 }
end

local RECEIVED, RESULT = "Số vụ việc tiếp nhận", "Kết quả hòa giải"
local SETTLED, BY_KIND, OPEN = "Hòa giải thành", "Chia theo loại", "Chưa giải quyết xong"

local function result_columns(first)
  local list = {
    column("received", { RECEIVED, "Tổng số" }, "Số vụ việc tiếp nhận"),
    column("received_civil", { RECEIVED, BY_KIND, "Dân sự" }, "Tiếp nhận dân sự"),
    column("received_family", { RECEIVED, BY_KIND, "Hôn nhân và gia đình" },
      "Tiếp nhận hôn nhân và gia đình"),
    column("received_other", { RECEIVED, BY_KIND, "Mâu thuẫn, xích mích, khác" },
      "Tiếp nhận khác"),
    column("settled", { RESULT, SETTLED, "Tổng số" }, "Hòa giải thành"),
    column("settled_civil", { RESULT, SETTLED, "Dân sự" }, "Thành dân sự"),
    column("settled_family", { RESULT, SETTLED, "Hôn nhân và gia đình" },
      "Thành hôn nhân và gia đình"),
    column("settled_other", { RESULT, SETTLED, "Khác" }, "Thành khác"),
    column("unsettled", { RESULT, "Hòa giải không thành" }, "Hòa giải không thành", 10),
    column("not_started", { RESULT, OPEN, "Chưa giải quyết" }, "Chưa giải quyết"),
    column("in_progress", { RESULT, OPEN, "Đang giải quyết" }, "Đang giải quyết"),
    column("carried_over", { "Kỳ trước chuyển sang" }, nil, 10),
    column("rate", { "Tỷ lệ hòa giải thành (%)" }, nil, 10),
  }
  table.move(list, 1, #list, #first + 1, first)
  return first
end

local function unit_columns()
  return { column("number", { "TT" }, nil, 5), column("unit_name", { "Tên đơn vị" }, nil, 30),
    column("unit_code", { "Mã đơn vị" }, nil, 9) }
end

local function with_units(list)
  local first = unit_columns()
  table.move(list, 1, #list, #first + 1, first)
  return first
end

local MEDIATORS = "Số hòa giải viên"

M.tt20_12c = { title = "KẾT QUẢ HOẠT ĐỘNG HÒA GIẢI Ở CƠ SỞ", form = "Biểu số 12c/BTP/PBGDPL/HGCS",
  sheet = "Biểu 12c", numbered = true, columns = result_columns(unit_columns()) }

M.tt20_12a = { title = "KẾT QUẢ HOẠT ĐỘNG HÒA GIẢI Ở CƠ SỞ", form = "Biểu số 12a/BTP/PBGDPL/HGCS",
  sheet = "Biểu 12a", numbered = true, columns = result_columns {
    column("number", { "TT" }, nil, 5), column("group_name", { "Tên tổ hòa giải" }, nil, 32) } }

M.tt20_11c = { title = "TÌNH HÌNH TỔ CHỨC, CÁN BỘ CỦA TỔ HÒA GIẢI",
  form = "Biểu số 11c/BTP/PBGDPL/HGCS", sheet = "Biểu 11c", numbered = true, columns = with_units {
    column("villages", { "Số thôn, tổ dân phố" }),
    column("groups", { "Số tổ hòa giải" }),
    column("mediators", { MEDIATORS, "Tổng số" }, "Số hòa giải viên"),
    column("mediators_men", { MEDIATORS, "Giới tính", "Nam" }, "Nam"),
    column("mediators_women", { MEDIATORS, "Giới tính", "Nữ" }, "Nữ"),
    column("mediators_kinh", { MEDIATORS, "Dân tộc", "Kinh" }, "Dân tộc Kinh"),
    column("mediators_minority", { MEDIATORS, "Dân tộc", "Khác" }, "Dân tộc khác"),
    column("mediators_law", { MEDIATORS, "Trình độ", "Chuyên môn Luật" }, "Chuyên môn Luật"),
    column("mediators_other_degree", { MEDIATORS, "Trình độ", "Chuyên môn khác" },
      "Chuyên môn khác"),
    column("mediators_no_degree", { MEDIATORS, "Trình độ", "Chưa qua đào tạo" },
      "Chưa qua đào tạo"),
    column("mediators_trained", { "Số hòa giải viên được bồi dưỡng chuyên môn, nghiệp vụ" },
      "Hòa giải viên được bồi dưỡng", 12),
  } }

M.targets = { title = "BIỂU THEO DÕI MỤC TIÊU CỦA KẾ HOẠCH", sheet = "Mục tiêu",
  columns = with_units {
    column("groups", { "Số tổ hòa giải" }),
    column("groups_composed", { "Tổ đủ số lượng, thành phần" }, nil, 12),
    column("groups_supported", { "Tổ được hỗ trợ pháp luật" }, nil, 12),
    column("five_good_groups", { "Tổ hòa giải 5 tốt" }),
    column("mediators", { "Số hòa giải viên" }),
    column("mediators_trained", { "Hòa giải viên được tập huấn" }, nil, 12),
    column("mediators_with_materials", { "Hòa giải viên có tài liệu" }, nil, 12),
    column("new_mediators_due", { "Hòa giải viên mới đã hết 6 tháng" }, nil, 12),
    column("new_mediators_trained", { "Hòa giải viên mới được tập huấn trong 6 tháng" }, nil, 12),
  } }

M.groups = { title = "DANH SÁCH TỔ HÒA GIẢI", sheet = "Danh sách tổ", columns = {
  column("number", { "TT" }, nil, 5), column("name", { "Tên tổ hòa giải" }, nil, 32),
  column("village", { "Thôn, tổ dân phố" }, nil, 20), column("mediators", { "Số hòa giải viên" }),
  column("women", { "Hòa giải viên nữ" }),
  column("minority", { "Hòa giải viên dân tộc thiểu số" }, nil, 12),
  column("minority_area", { "Vùng dân tộc thiểu số" }), column("leaders", { "Số tổ trưởng" }),
  column("trained", { "Hòa giải viên được tập huấn" }, nil, 12),
  column("materials", { "Hòa giải viên có tài liệu" }, nil, 12),
  column("supported", { "Được hỗ trợ pháp luật" }), column("five_good", { "Tổ hòa giải 5 tốt" }),
} }

M.trainers = { title = "TẬP HUẤN VIÊN HÒA GIẢI Ở CƠ SỞ", sheet = "Tập huấn viên",
  columns = with_units { column("trainers", { "Số tập huấn viên" }),
    column("trainers_city", { "Tập huấn viên cấp thành phố" }, nil, 12),
    column("trainers_district", { "Tập huấn viên cấp huyện" }, nil, 12),
    column("trainers_trained", { "Tập huấn viên được tập huấn" }, nil, 12) } }

M.cohort = { title = "HÒA GIẢI VIÊN MỚI THEO THÁNG CÔNG NHẬN", sheet = "Hòa giải viên mới",
  columns = with_units { column("month", { "Tháng công nhận" }),
    column("recognised", { "Số hòa giải viên mới được công nhận" }, nil, 12),
    column("trained", { "Được tập huấn trong 6 tháng" }, nil, 12) } }

M.recognitions = { title = "QUYẾT ĐỊNH CÔNG NHẬN", sheet = "Công nhận", columns = with_units {
  column("model", { "Danh hiệu" }, nil, 26), column("groups", { "Số tổ được công nhận" }),
  column("decision", { "Số quyết định" }, nil, 28),
  column("decided_on", { "Ngày quyết định" }, nil, 14),
  column("year", { "Năm công nhận" }) } }

M.pilots = { title = "XÃ, PHƯỜNG ĐIỂM CHỈ ĐẠO", sheet = "Điểm chỉ đạo", columns = {
  column("number", { "TT" }, nil, 5), column("unit_name", { "Xã, phường điểm" }, nil, 30),
  column("unit_code", { "Mã xã" }), column("decision", { "Văn bản chọn điểm" }, nil, 28),
  column("chosen_on", { "Ngày chọn" }, nil, 14) } }

M.activities = { title = "HOẠT ĐỘNG THỰC HIỆN KẾ HOẠCH", sheet = "Hoạt động", columns = {
  column("number", { "TT" }, nil, 5), column("unit_name", { "Đơn vị" }, nil, 22),
  column("task", { "Nhóm nhiệm vụ" }), column("kind", { "Loại hoạt động" }, nil, 14),
  column("title", { "Nội dung hoạt động" }, nil, 50), column("document", { "Số văn bản" }, nil, 24),
  column("lead", { "Đơn vị chủ trì" }, nil, 22), column("partners", { "Đơn vị phối hợp" }, nil, 30),
  column("starts_on", { "Ngày bắt đầu" }, nil, 13), column("ends_on", { "Ngày kết thúc" }, nil, 13),
  column("participants", { "Số người tham gia" }), column("cost", { "Kinh phí (đồng)" }, nil, 16),
  column("funding", { "Nguồn kinh phí" }, nil, 22) } }

M.cases = { title = "DANH SÁCH VỤ VIỆC", sheet = "Vụ việc", columns = {
  column("code", { "Mã vụ việc" }), column("unit_name", { "Mã đơn vị" }),
  column("group_name", { "Tên tổ hòa giải" }, nil, 32), column("received_on", { "Ngày tiếp nhận" }),
  column("started_on", { "Ngày hòa giải" }), column("ended_on", { "Ngày kết thúc" }),
  column("kind", { "Loại vụ việc" }), column("outcome", { "Kết quả" }) } }

--- The deepest header of a table, in lines.
function M.depth(columns)
  local depth = 1
  for _, one in ipairs(columns) do
    depth = math.max(depth, #one.path)
  end
  return depth
end

return M
