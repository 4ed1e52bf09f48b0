-- The eight task groups of KH 215/KH-UBND, section IV, with who leads and who works with them, as
-- the plan words it; `planned`: its points, word for word; `indicators`: whose results belong under
-- it; `due`: each year of the plan, or
-- once within each span of years (groups with something due each year and something in one year,
-- as the interim review of 2026, are yearly here). Data only. In Vietnamese only: it is the plan's
-- own text, shortened where it says "and others concerned".
return {
  years = { 2024, 2030 },
  {
    words = { vi = "Thực hiện chỉ đạo điểm", en = "Pilots" },
    short = { vi = "Chỉ đạo điểm", en = "Pilots" },
    due = { { 2024, 2026 }, { 2027, 2030 } },
    lead = "UBND quận, huyện, thị xã (nhân rộng: Sở Tư pháp)",
    partners = "Ủy ban Mặt trận Tổ quốc, Tòa án nhân dân, Viện kiểm sát nhân dân quận, huyện, "
      .. "thị xã",
    time = "2024 - 2026; nhân rộng 2027 - 2030",
    planned = {
      "Ủy ban nhân dân quận, huyện, thị xã lựa chọn ít nhất 01 đơn vị xã, phường, thị "
        .. "trấn để thực hiện chỉ đạo điểm",
      "Tổng kết, rút kinh nghiệm; phổ biến, nhân rộng mô hình hay, cách làm hiệu quả "
        .. "trong công tác hòa giải ở cơ sở",
    },
    indicators = { "pilot_communes", "model_communes", "five_good_groups" },
  },
  {
    words = {
      vi = "Kiện toàn, nâng cao năng lực đội ngũ tập huấn viên",
      en = "Trainers",
    },
    short = { vi = "Tập huấn viên", en = "Trainers" },
    due = "yearly",
    lead = "Sở Tư pháp; UBND quận, huyện, thị xã",
    partners = "Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố, quận, huyện, thị xã",
    time = "hằng năm",
    planned = {
      "Rà soát, kiện toàn đội ngũ tập huấn viên Thành phố, quận, huyện, thị xã bảo đảm "
        .. "hoạt động thực chất, hiệu quả như mục tiêu đã đề ra",
      "Tổ chức tập huấn kiến thức pháp luật và phương pháp bồi dưỡng, kỹ năng hòa giải ở "
        .. "cơ sở cho đội ngũ tập huấn viên Thành phố, quận, huyện, thị xã bằng hình thức phù "
        .. "hợp",
      "Biên soạn, phát hành các tài liệu dành cho đội ngũ tập huấn viên",
    },
    indicators = { "trainers_district", "trainers_city", "trainers_trained" },
  },
  {
    words = {
      vi = "Xây dựng đội ngũ hòa giải viên có đủ tiêu chuẩn, năng lực",
      en = "Mediators",
    },
    short = { vi = "Hòa giải viên", en = "Mediators" },
    due = "yearly",
    lead = "UBND xã, phường, thị trấn; Sở Tư pháp; UBND quận, huyện, thị xã",
    partners = "Ủy ban Mặt trận Tổ quốc Việt Nam cùng cấp",
    time = "hằng năm",
    planned = {
      "Chỉ đạo, tổ chức rà soát, đánh giá, kiện toàn tổ hòa giải, bảo đảm các tổ hòa giải "
        .. "đủ số lượng, thành phần, tiêu chuẩn theo quy định của Luật Hòa giải ở cơ sở",
      "Chỉ đạo, tổ chức khảo sát, đánh giá năng lực, tập huấn, bồi dưỡng kiến thức, kỹ "
        .. "năng cho hòa giải viên ở cơ sở",
      "Biên soạn, phát hành các tài liệu về kiến thức pháp luật, kỹ năng cho đội ngũ hòa "
        .. "giải viên ở cơ sở bằng hình thức phù hợp",
    },
    indicators = { "groups_composed", "mediators_trained", "new_mediators_trained",
      "mediators_with_materials" },
  },
  {
    words = {
      vi = "Tập huấn, bồi dưỡng nghiệp vụ quản lý nhà nước cho lãnh đạo UBND cấp xã, công chức "
        .. "tư pháp - hộ tịch",
      en = "Training of officials",
    },
    short = { vi = "Bồi dưỡng quản lý", en = "Officials" },
    due = "yearly",
    lead = "Sở Tư pháp; UBND quận, huyện, thị xã",
    partners = "Ủy ban Mặt trận Tổ quốc Việt Nam cùng cấp",
    time = "hằng năm",
    planned = {
      "Tổ chức tập huấn, bồi dưỡng nghiệp vụ quản lý nhà nước về công tác hòa giải ở cơ "
        .. "sở cho đội ngũ lãnh đạo Ủy ban nhân dân xã, phường, thị trấn, công chức tư pháp - "
        .. "hộ tịch",
    },
    indicators = {},
  },
  {
    words = {
      vi = "Đẩy mạnh truyền thông, ứng dụng công nghệ thông tin",
      en = "Communication and IT",
    },
    short = { vi = "Truyền thông, CNTT", en = "Communication, IT" },
    due = "yearly",
    lead = "Sở Tư pháp; Văn phòng UBND Thành phố; UBND các cấp",
    partners = "Ủy ban Mặt trận Tổ quốc Việt Nam cùng cấp, Sở Thông tin và Truyền thông",
    time = "hằng năm",
    planned = {
      "Đẩy mạnh các hoạt động truyền thông về vai trò, ý nghĩa, kết quả công tác hòa giải "
        .. "ở cơ sở",
      "Số hóa và đăng tải các tài liệu tập huấn, bồi dưỡng, các ấn phẩm khác về hòa giải "
        .. "ở cơ sở",
    },
    indicators = { "training_materials" },
  },
  {
    words = {
      vi = "Thu hút luật sư, luật gia, Hội thẩm nhân dân, lực lượng Công an nhân dân và người "
        .. "công tác trong lĩnh vực pháp luật tham gia, hỗ trợ",
      en = "Lawyers and others drawn in",
    },
    short = { vi = "Thu hút luật sư, luật gia", en = "Lawyers drawn in" },
    due = "yearly",
    lead = "UBND Thành phố, Sở Tư pháp, Công an Thành phố, Bộ Tư lệnh Thủ đô, Hội Luật gia, Đoàn "
      .. "luật sư Thành phố, UBND các cấp",
    partners = "Tòa án nhân dân, Viện kiểm sát nhân dân Thành phố, Ủy ban Mặt trận Tổ quốc Việt "
      .. "Nam cùng cấp",
    time = "hằng năm",
    planned = {
      "Ban hành văn bản chỉ đạo, hướng dẫn thực hiện",
      "Xây dựng, tổ chức thực hiện các chương trình, kế hoạch phối hợp về công tác hòa "
        .. "giải ở cơ sở",
    },
    indicators = { "groups_supported", "guidance_documents" },
  },
  {
    words = {
      vi = "Tổ chức hội nghị, diễn đàn, hội thi hòa giải viên giỏi",
      en = "Conferences and contests",
    },
    short = { vi = "Hội nghị, hội thi", en = "Conferences, contests" },
    due = "yearly",
    lead = "UBND Thành phố (Sở Tư pháp), Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố, UBND các cấp",
    partners = "Ủy ban Mặt trận Tổ quốc Việt Nam cùng cấp",
    time = "hội nghị: hằng năm; hội thi: tối thiểu 05 năm một lần",
    planned = {
      "Tổ chức hội nghị, hội thảo, diễn đàn chia sẻ kinh nghiệm, tháo gỡ vướng mắc, vấn "
        .. "đề mới phát sinh trong công tác hòa giải ở cơ sở",
      "Tổ chức hội thi hòa giải viên giỏi",
    },
    indicators = { "contests" },
  },
  {
    words = {
      vi = "Kiểm tra, khảo sát, sơ kết, tổng kết, tôn vinh, khen thưởng",
      en = "Checks, reviews, commendations",
    },
    short = { vi = "Kiểm tra, sơ kết, tổng kết", en = "Checks, reviews" },
    due = "yearly",
    lead = "Sở Tư pháp; UBND quận, huyện, thị xã",
    partners = "các cơ quan, tổ chức có liên quan",
    time = "sơ kết năm 2026, tổng kết năm 2030",
    planned = {
      "Kiểm tra, khảo sát, sơ kết, tổng kết việc thực hiện Đề án",
      "Thực hiện tôn vinh, khen thưởng kịp thời hòa giải viên và các tổ chức, cá nhân "
        .. "tích cực, có nhiều đóng góp, thành tích xuất sắc trong thực hiện Đề án",
    },
    indicators = { "interim_review", "final_review", "implementation_plans" },
  },
}
