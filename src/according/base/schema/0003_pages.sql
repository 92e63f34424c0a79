-- The orders in which pages list what is told across reports.

-- With the type and country behind the order: what is of another is passed over without a look at it.
CREATE INDEX incident_by_told ON incident (reports DESC, id, type, country);
CREATE INDEX incident_by_disputes ON incident (disputes DESC, denials DESC, id, type, country);
CREATE INDEX incident_by_origins ON incident (independent DESC, reports DESC, id, type, country);
CREATE INDEX who_by_said ON who (said DESC, reports DESC, name, id);
CREATE INDEX who_by_did ON who (did DESC, reports DESC, name, id);
CREATE INDEX who_by_suffered ON who (suffered DESC, reports DESC, name, id);
CREATE INDEX who_by_told ON who (reports DESC, said DESC, name, id);
