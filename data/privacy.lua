-- What is not told of single communes by type of dispute: a count so small that the parties may be
-- known by it (Luật Hòa giải ở cơ sở, điều 4; Luật Bảo vệ dữ liệu cá nhân). Data only; an office
-- changes it here, or for one report by --least-cell.
return {
  least_cell = 3, -- a count of 1 or 2 is not told; 0 is: nothing arose
  types = { "received_civil", "received_family", "received_other" },
}
