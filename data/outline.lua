-- What the official report is made of, for each kind of review. Data only: an office reorders,
-- drops, adds or rewords in a file of its own (lotrinh review 2026 --outline FILE), which gives
-- only what differs from this one.
--
-- kinds: the titles of a kind of review
--   name       what it is called;  page: title of the page;  subject: of the document
--   basis      the clause it is made under
--   years      years of which it is the usual kind;  since: its first day (absent: the year's)
-- chapters (I, II ...) and annexes (Phụ lục I, II ...), each
--   section    the name of a section; or none, when `text` says everything
--   title      {vi, en} instead of the section's own
--   text       paragraphs of the office's own before the section;  after: behind it
--   also       sections that follow inside the chapter;  before: that come first
--   kinds      the kinds of review that have it (absent: all);  landscape: for wide tables
-- fragment: the part for the justice-work report, sections in order
-- page: sections that the page alone has, before the chapters and behind the annexes
--
-- Texts are "..." or {vi = "...", en = "..."} and may hold {success_rate} (the rate now),
-- {success_rate.counts}, {success_rate.period}, {success_rate@2024}, {year} ...; a number typed by
-- hand must be one of the data, or be marked as none of them: {"5"}.
return {
  kinds = {
    annual = {
      name = { vi = "Báo cáo năm", en = "Annual review" },
      page = { vi = "Kết quả năm {year}: hòa giải ở cơ sở thành phố Hà Nội",
        en = "Results of {year}: grassroots mediation in Hà Nội" },
      subject = {
        vi = "Kết quả năm {year} thực hiện Kế hoạch số {number} về nâng cao năng lực đội ngũ hòa "
          .. "giải viên ở cơ sở trên địa bàn thành phố Hà Nội",
        en = "Results of {year} under plan {number}: grassroots mediation in Hà Nội",
      },
      basis = {
        vi = "Theo Kế hoạch số 215/KH-UBND, mục VI.7: định kỳ hằng năm báo cáo kết quả thực hiện "
          .. "lồng ghép trong Báo cáo công tác tư pháp.",
        en = "Plan 215/KH-UBND, section VI.7: results are reported every year within the report on "
          .. "justice work.",
      },
    },
    interim = {
      name = { vi = "Báo cáo sơ kết", en = "Interim review" }, years = { 2026 },
      since = "2024-01-01",
      page = { vi = "Sơ kết năm {year}: hòa giải ở cơ sở thành phố Hà Nội",
        en = "Review {year}: grassroots mediation in Hà Nội" },
      subject = {
        vi = "Sơ kết giai đoạn 2024 - {year} thực hiện Kế hoạch số {number} về nâng cao năng lực "
          .. "đội ngũ hòa giải viên ở cơ sở trên địa bàn thành phố Hà Nội",
        en = "Interim review 2024 - {year} under plan {number}: grassroots mediation in Hà Nội",
      },
      basis = {
        vi = "Theo Kế hoạch số 215/KH-UBND, mục IV.8, điểm a: sơ kết năm 2026.",
        en = "Plan 215/KH-UBND, section IV.8, point a: interim review in 2026.",
      },
    },
    final = {
      name = { vi = "Báo cáo tổng kết", en = "Final review" }, years = { 2030 },
      since = "2024-01-01",
      page = { vi = "Tổng kết 2024 - {year}: hòa giải ở cơ sở thành phố Hà Nội",
        en = "Final review 2024 - {year}: grassroots mediation in Hà Nội" },
      subject = {
        vi = "Tổng kết giai đoạn 2024 - {year} thực hiện Kế hoạch số {number} về nâng cao năng lực "
          .. "đội ngũ hòa giải viên ở cơ sở trên địa bàn thành phố Hà Nội",
        en = "Final review 2024 - {year} under plan {number}: grassroots mediation in Hà Nội",
      },
      basis = {
        vi = "Theo Kế hoạch số 215/KH-UBND, mục IV.8, điểm a: tổng kết năm 2030.",
        en = "Plan 215/KH-UBND, section IV.8, point a: final review in 2030.",
      },
    },
  },
  chapters = {
    { section = "direction" },
    { section = "tasks", before = { "overview", "charts" } },
    { section = "attainment", landscape = true },
    { section = "shortcomings" },
    { section = "budget" },
    { section = "ahead", kinds = { "annual", "interim" } },
    { section = "ahead", kinds = { "final" },
      title = { vi = "Đề xuất cho giai đoạn sau", en = "Proposals for the time after" } },
  },
  annexes = {
    { section = "communes", landscape = true },
    { section = "types" },
    { section = "cases", landscape = true },
    { section = "groups", landscape = true, kinds = { "interim", "final" } },
    { section = "contradictions", landscape = true },
    { section = "definitions" },
    { section = "sources" },
  },
  page = { first = { "summary", "plans" }, last = { "targets", "gaps", "units", "previous",
    "explained" } },
  fragment = {
    title = {
      vi = "Kết quả thực hiện Đề án nâng cao năng lực đội ngũ hòa giải viên ở cơ sở",
      en = "Results of the scheme on the competence of grassroots mediators",
    },
    sections = { "overview", "standing", "shortcomings", "ahead" },
  },
}
