-- Indicators: what a target measures. Data only; scripts/definitions/indicators.lua serves it.
--
-- An entry names its numerator and denominator as measures of measures.csv. Where a field keeps two
-- definitions under one name, `definitions` lists them; the first is the one used unless asked.
--   kind       share        x of n items
--              unit_share   x of n units that meet a model
--              ratio        one numerator for so many denominators, rounded up
--              cohort       a share of those whose time is over
--              count        so many in a period
--              milestone    done or not done, shown by a document
--   undefined  when it has no value although everything was reported; absent: never
return {
  {
    id = "success_rate", kind = "share", direction = "at_least", level = "group",
    unit = "%", counts = "cases",
    words = { vi = "Tỷ lệ hòa giải thành", en = "Settlement rate" },
    definitions = {
      {
        id = "official", numerator = "settled", denominator = "closed",
        -- Where only the rate was printed, the one denominator that gives it, if there is just one.
        implied = { published = "success_rate", at_most = "received" },
        words = { vi = "thành / đã giải quyết xong", en = "settled / closed" },
        text = {
          vi = "Số vụ việc hòa giải thành chia cho số vụ việc đã giải quyết xong trong kỳ. Đã "
            .. "giải quyết xong bằng tiếp nhận (gồm cả kỳ trước chuyển sang) trừ chưa giải quyết "
            .. "xong. Suy từ số liệu Hà Nội đã công bố: năm 2020, 6 tháng đầu năm 2021 và năm "
            .. "2022 khớp đúng; chưa thấy văn bản quy định công thức.",
          en = "Cases settled divided by cases closed in the period. Closed is received (those "
            .. "carried over included) less pending. Inferred from the published figures of Hà "
            .. "Nội: 2020, the first half of 2021 and 2022 fit exactly; no legal text with the "
            .. "formula was seen.",
        },
      },
      {
        id = "received", numerator = "settled", denominator = "received",
        words = { vi = "thành / tiếp nhận", en = "settled / received" },
        text = {
          vi = "Số vụ việc hòa giải thành chia cho số vụ việc tiếp nhận, gồm cả vụ việc chưa "
            .. "giải quyết xong. Thấp hơn cách tính chính thức; chỉ dùng để đối chiếu.",
          en = "Cases settled divided by cases received, pending ones included. Lower than the "
            .. "official definition; for comparison only.",
        },
      },
    },
    undefined = {
      vi = "không có vụ việc nào đã giải quyết xong trong kỳ: không phát sinh",
      en = "no case was closed in the period: nothing arose",
    },
  },
  {
    id = "trainers_district", kind = "ratio", direction = "at_least", level = "district",
    unit = "per group", counts = "trainers",
    words = {
      vi = "Tập huấn viên cấp huyện trên số tổ hòa giải",
      en = "District trainers per group",
    },
    definitions = { {
      id = "official", numerator = "trainers_district", denominator = "groups",
      words = { vi = "tập huấn viên / tổ hòa giải", en = "trainers / groups" },
      text = {
        vi = "Số tập huấn viên cấp huyện cần có bằng số tổ hòa giải chia 80, làm tròn lên.",
        en = "District trainers needed: groups divided by 80, rounded up.",
      },
    } },
    undefined = { vi = "không có tổ hòa giải", en = "there is no group" },
  },
  {
    id = "trainers_city", kind = "ratio", direction = "at_least", level = "city",
    unit = "per group", counts = "trainers",
    words = {
      vi = "Tập huấn viên cấp tỉnh trên số tổ hòa giải",
      en = "Provincial trainers per group",
    },
    definitions = { {
      id = "official", numerator = "trainers_city", denominator = "groups",
      words = { vi = "tập huấn viên / tổ hòa giải", en = "trainers / groups" },
      text = {
        vi = "Số tập huấn viên cấp tỉnh cần có bằng số tổ hòa giải chia 100, làm tròn lên.",
        en = "Provincial trainers needed: groups divided by 100, rounded up.",
      },
    } },
    undefined = { vi = "không có tổ hòa giải", en = "there is no group" },
  },
  {
    id = "trainers_trained", kind = "share", direction = "at_least", level = "district",
    unit = "%", counts = "trainers",
    words = { vi = "Tập huấn viên được tập huấn, bồi dưỡng", en = "Trainers trained" },
    definitions = { {
      id = "official", numerator = "trainers_trained", denominator = "trainers",
      words = { vi = "được tập huấn / tổng số", en = "trained / all" },
      text = {
        vi = "Số tập huấn viên thành phố và cấp huyện được tập huấn, bồi dưỡng, cung cấp tài "
          .. "liệu chia cho tổng số tập huấn viên.",
        en = "City and district trainers who were trained and given materials, of all trainers.",
      },
    } },
    undefined = { vi = "không có tập huấn viên", en = "there is no trainer" },
  },
  {
    id = "groups_composed", kind = "share", direction = "at_least", level = "group",
    unit = "%", counts = "groups",
    words = { vi = "Tổ hòa giải đủ số lượng, thành phần", en = "Groups composed as the Law asks" },
    definitions = { {
      id = "official", numerator = "groups_composed", denominator = "groups",
      words = { vi = "đủ thành phần / tổng số tổ", en = "well composed / all" },
      text = {
        vi = "Tổ có từ 3 hòa giải viên trở lên, có hòa giải viên nữ, có tổ trưởng; ở vùng có "
          .. "nhiều đồng bào dân tộc thiểu số có hòa giải viên là người dân tộc thiểu số (Luật "
          .. "Hòa giải ở cơ sở, điều 12, điều 14).",
        en = "At least 3 mediators, a woman among them, a leader; where many people of ethnic "
          .. "minorities live, a mediator of a minority (Law on grassroots mediation, articles "
          .. "12 and 14).",
      },
    } },
    undefined = { vi = "không có tổ hòa giải", en = "there is no group" },
  },
  {
    id = "groups_supported", kind = "share", direction = "at_least", level = "group",
    unit = "%", counts = "groups",
    words = {
      vi = "Tổ hòa giải được hỗ trợ chuyên môn pháp luật",
      en = "Groups with legal support",
    },
    definitions = { {
      id = "official", numerator = "groups_supported", denominator = "groups",
      words = { vi = "được hỗ trợ / tổng số tổ", en = "supported / all" },
      text = {
        vi = "Số tổ hòa giải được luật sư, luật gia và những người nêu trong kế hoạch hỗ trợ về "
          .. "chuyên môn pháp luật chia cho tổng số tổ.",
        en = "Groups supported by lawyers and the others named in the plan, of all groups.",
      },
    } },
    undefined = { vi = "không có tổ hòa giải", en = "there is no group" },
  },
  {
    id = "mediators_trained", kind = "share", direction = "at_least", level = "group",
    unit = "%", counts = "mediators",
    words = { vi = "Hòa giải viên được tập huấn, bồi dưỡng", en = "Mediators trained" },
    definitions = { {
      id = "official", numerator = "mediators_trained", denominator = "mediators",
      words = { vi = "được tập huấn / tổng số", en = "trained / all" },
      text = {
        vi = "Số hòa giải viên được tập huấn theo Chương trình khung và Bộ tài liệu của Bộ Tư "
          .. "pháp chia cho tổng số hòa giải viên. Đếm người, không đếm lượt.",
        en = "Mediators trained by the Ministry's programme and materials, of all mediators. "
          .. "Persons, not attendances.",
      },
    } },
    undefined = { vi = "không có hòa giải viên", en = "there is no mediator" },
  },
  {
    id = "new_mediators_trained", kind = "cohort", direction = "at_least", level = "group",
    unit = "%", counts = "new_mediators",
    words = {
      vi = "Hòa giải viên mới được tập huấn trong 6 tháng",
      en = "New mediators trained within six months",
    },
    definitions = { {
      id = "official", numerator = "new_mediators_trained", denominator = "new_mediators_due",
      words = { vi = "trong 6 tháng / đã hết 6 tháng", en = "within six months / six months over" },
      text = {
        vi = "Trong số hòa giải viên mới đã hết 6 tháng kể từ ngày được công nhận, số người được "
          .. "tập huấn trong 6 tháng ấy. Người chưa hết 6 tháng không nằm trong mẫu số.",
        en = "Of the new mediators whose six months since recognition are over, those trained "
          .. "within them. Those whose time still runs are not counted.",
      },
    }, {
      id = "recognised", numerator = "new_mediators_trained", denominator = "new_mediators",
      clock_months = 6,
      words = { vi = "theo kỳ được công nhận, đã hết 6 tháng",
        en = "by period of recognition, six months over" },
      text = {
        vi = "Tính từ số người được công nhận từng kỳ (tháng, quý): kỳ nào kết thúc đã quá 6 tháng "
          .. "thì vào mẫu số, kỳ chưa đủ 6 tháng để ngoài. Dùng khi chưa có số “đã hết 6 tháng”.",
        en = "From those recognised in each period (month, quarter): a period that ended more than "
          .. "six months ago counts, later ones do not. Used when \"six months over\" was not "
          .. "reported.",
      },
    } },
    undefined = { vi = "chưa ai hết 6 tháng", en = "nobody's six months are over" },
  },
  {
    id = "mediators_with_materials", kind = "share", direction = "at_least", level = "group",
    unit = "%", counts = "mediators",
    words = {
      vi = "Hòa giải viên được tiếp cận, sử dụng bộ tài liệu",
      en = "Mediators with materials",
    },
    definitions = { {
      id = "official", numerator = "mediators_with_materials", denominator = "mediators",
      words = { vi = "có tài liệu / tổng số", en = "with materials / all" },
      text = {
        vi = "Số hòa giải viên được tiếp cận và sử dụng Bộ tài liệu chia cho tổng số hòa giải "
          .. "viên.",
        en = "Mediators who have and use the materials, of all mediators.",
      },
    } },
    undefined = { vi = "không có hòa giải viên", en = "there is no mediator" },
  },
  {
    id = "model_communes", kind = "unit_share", direction = "at_least", level = "commune",
    unit = "%", counts = "communes",
    words = { vi = "Xã, phường điển hình về hòa giải ở cơ sở", en = "Model communes" },
    definitions = { {
      id = "official", numerator = "model_communes", denominator = "communes",
      words = { vi = "được công nhận / tổng số", en = "recognised / all" },
      text = {
        vi = "Số xã, phường có quyết định công nhận chia cho số xã, phường; số cần có làm tròn "
          .. "lên.",
        en = "Communes recognised by decision, of all communes; the number needed is rounded up.",
      },
    } },
    undefined = { vi = "không có xã, phường", en = "there is no commune" },
  },
  {
    id = "five_good_groups", kind = "share", direction = "at_least", level = "group",
    unit = "%", counts = "groups",
    words = { vi = "Tổ hòa giải 5 tốt", en = "Groups recognised as \"5 tốt\"" },
    -- Least share of settled cases, by the day of the figure whose source states it.
    criterion_stated = { ["2021-10-31"] = { 80, 100 }, ["2023-06-30"] = { 90, 100 } },
    definitions = { {
      id = "official", numerator = "five_good_groups", denominator = "groups",
      words = { vi = "5 tốt / tổng số tổ", en = "\"5 tốt\" / all" },
      text = {
        vi = "Số tổ được công nhận chia cho tổng số tổ. Tiêu chí đổi theo thời gian: tỷ lệ hòa "
          .. "giải thành từ 80% (năm 2021), từ 90% (năm 2023), nên chuỗi không đồng nhất.",
        en = "Groups recognised, of all groups. The criterion moved: at least 80 % settled in "
          .. "2021, at least 90 % in 2023, so the series is not homogeneous.",
      },
    } },
    undefined = { vi = "không có tổ hòa giải", en = "there is no group" },
  },
  {
    id = "pilot_communes", kind = "count", direction = "at_least", level = "district",
    unit = "communes", counts = "communes",
    words = { vi = "Xã, phường điểm chỉ đạo", en = "Pilot communes" },
    definitions = { {
      id = "official", numerator = "pilot_communes",
      words = { vi = "số đơn vị được chọn", en = "communes chosen" },
      text = {
        vi = "Số xã, phường, thị trấn được mỗi quận, huyện, thị xã chọn làm điểm chỉ đạo.",
        en = "Communes each district chose as pilots.",
      },
    } },
    undefined = { vi = "không có đơn vị cấp huyện", en = "there is no district" },
  },
  {
    id = "contests", kind = "count", direction = "at_least", level = "city",
    unit = "contests", counts = "contests",
    words = { vi = "Hội thi hòa giải viên giỏi", en = "Contests of good mediators" },
    definitions = { {
      id = "official", numerator = "contests",
      words = { vi = "số hội thi", en = "contests held" },
      text = {
        vi = "Số hội thi tổ chức trong 5 năm liền trước ngày đánh giá.",
        en = "Contests held in the five years before the day of judging.",
      },
    } },
  },
  {
    id = "legal_framework", kind = "milestone", direction = "at_least", level = "city",
    unit = "done", counts = "documents",
    words = { vi = "Hoàn thiện cơ chế, chính sách", en = "Rules on mediation completed" },
    definitions = { {
      id = "official", numerator = "documents_issued",
      words = { vi = "văn bản đã ban hành", en = "documents issued" },
      text = {
        vi = "Danh mục văn bản đã được nghiên cứu, sửa đổi, bổ sung, ban hành (số, ngày, cơ quan).",
        en = "List of the documents studied, amended or issued (number, date, issuer).",
      },
    } },
  },
  {
    id = "training_materials", kind = "milestone", direction = "at_least", level = "city",
    unit = "done", counts = "documents",
    words = { vi = "Biên soạn, in ấn, đăng tải tài liệu", en = "Materials written and published" },
    definitions = { {
      id = "official", numerator = "documents_issued",
      words = { vi = "tài liệu đã phát hành", en = "materials published" },
      text = {
        vi = "Danh mục tài liệu tập huấn, phổ biến đã biên soạn, in, đăng tải (tên, ngày, địa "
          .. "chỉ).",
        en = "List of the training and information materials written, printed, put online.",
      },
    } },
  },
  {
    id = "guidance_documents", kind = "milestone", direction = "at_least", level = "city",
    unit = "done", counts = "documents",
    words = {
      vi = "Ban hành văn bản chỉ đạo, hướng dẫn",
      en = "Guidance documents issued",
    },
    definitions = { {
      id = "official", numerator = "documents_issued",
      words = { vi = "văn bản đã ban hành", en = "documents issued" },
      text = {
        vi = "Văn bản chỉ đạo, hướng dẫn thu hút luật sư, luật gia và các lực lượng khác, theo "
          .. "từng năm.",
        en = "Guidance on drawing lawyers and others into mediation, by year.",
      },
    } },
  },
  {
    id = "implementation_plans", kind = "milestone", direction = "at_least", level = "district",
    unit = "done", counts = "documents",
    words = { vi = "Kế hoạch triển khai của cấp huyện", en = "District implementation plans" },
    definitions = { {
      id = "official", numerator = "documents_issued",
      words = { vi = "kế hoạch đã ban hành", en = "plans issued" },
      text = {
        vi = "Kế hoạch triển khai Đề án từng năm hoặc theo giai đoạn của mỗi quận, huyện, thị xã.",
        en = "The yearly or phase plan of each district.",
      },
    } },
    undefined = { vi = "không có đơn vị cấp huyện", en = "there is no district" },
  },
  {
    id = "interim_review", kind = "milestone", direction = "at_least", level = "city",
    unit = "done", counts = "documents",
    words = { vi = "Sơ kết thực hiện Đề án", en = "Interim review" },
    definitions = { {
      id = "official", numerator = "documents_issued",
      words = { vi = "báo cáo sơ kết", en = "interim report" },
      text = { vi = "Báo cáo sơ kết (số, ngày).", en = "The interim report (number, date)." },
    } },
  },
  {
    id = "final_review", kind = "milestone", direction = "at_least", level = "city",
    unit = "done", counts = "documents",
    words = { vi = "Tổng kết thực hiện Đề án", en = "Final review" },
    definitions = { {
      id = "official", numerator = "documents_issued",
      words = { vi = "báo cáo tổng kết", en = "final report" },
      text = { vi = "Báo cáo tổng kết (số, ngày).", en = "The final report (number, date)." },
    } },
  },
}
