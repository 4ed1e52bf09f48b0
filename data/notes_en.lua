-- The notes on plans and targets (plans.csv, targets.csv) in English, by plan or target. Data only.
return {
  KH183 = "Known from a summary in the press of 2025-07-12 only; the full text was not read. To be "
    .. "confirmed by the Department of Justice.",
  ["KH183-08"] = "60 % of 126 communes are 76 (rounded up).",
  ["KH183-09"] = "Read as 60 % of the groups; as in KH 215 the sentence puts communes and groups "
    .. "under one share. To be confirmed by the Department of Justice.",
  KH215 = "Full text read. Taken to hold until 2025-06-30, on the reading that KH 183 replaces it "
    .. "from 2025-07-01; no text that repeals it was seen.",
  ["KH215-01"] = "The plan gives no number.",
  ["KH215-02"] = "The plan gives no number.",
  ["KH215-03"] = "There are no districts since 2025-07-01; KH 183 (a summary) does not mention "
    .. "this target. The number needed is rounded up.",
  ["KH215-05"] = "Law on grassroots mediation, article 12: at least 3 mediators, a woman among "
    .. "them; where many people of ethnic minorities live, a mediator of a minority.",
  ["KH215-08"] = "Only those whose 6 months since recognition are over are counted.",
  ["KH215-11"] = "The plan says \"is 95 %\"; read as at least 95 %. KH 183 (a summary) does not "
    .. "mention it.",
  ["KH215-12"] = "There are no districts since 2025-07-01. The number of communes is rounded up.",
  ["KH215-13"] = "The sentence puts communes and groups under one share; read here as 5 % of the "
    .. "groups. The reading is to be confirmed by the Department of Justice.",
  ["KH215-14"] = "Time: 2024 to 2026. Since 2025-07-01 the list of pilots has to be drawn up anew.",
  ["KH215-15"] = "Time: every year. The plan gives no number of documents.",
  ["KH215-16"] = "Time: at least once in 5 years.",
  ["KH215-19"] = "Every year or for each phase; there are no districts since 2025-07-01.",
  QD315 = "Seen as a summary only; the full text was not read. Targets are for the whole country "
    .. "or for each province.",
  ["QD315-01"] = "There are no districts since 2025-07-01.",
  ["QD315-05"] = "Those who support include the Border Guard, unlike in KH 215.",
  ["QD315-08"] = "30 communes in 15 provinces; none of them in Hà Nội.",
  ["QD315-09"] = "The value is not known.",
}
