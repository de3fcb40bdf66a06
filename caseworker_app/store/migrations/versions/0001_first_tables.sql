CREATE TABLE draft (
  id TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  field TEXT NOT NULL,
  raw TEXT NOT NULL,
  at TEXT NOT NULL,
  CONSTRAINT pk_draft PRIMARY KEY (id),
  CONSTRAINT uq_draft_entity_entity_id_field UNIQUE (entity, entity_id, field)
);
CREATE TABLE setting (
  id TEXT NOT NULL,
  "key" TEXT NOT NULL,
  value JSON NOT NULL,
  CONSTRAINT pk_setting PRIMARY KEY (id),
  CONSTRAINT uq_setting_key UNIQUE ("key")
);
CREATE TABLE audit_entry (
  sequence INTEGER NOT NULL,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  case_id TEXT,
  records TEXT,
  hash BLOB NOT NULL,
  CONSTRAINT pk_audit_entry PRIMARY KEY (sequence)
);
CREATE TABLE person (
  id TEXT NOT NULL,
  name TEXT,
  alias TEXT,
  nickname TEXT,
  sex TEXT,
  birth_place TEXT,
  born TEXT,
  stated_age TEXT,
  birth_kind TEXT,
  nik TEXT,
  religion TEXT,
  ethnicity TEXT,
  education TEXT,
  occupation TEXT,
  marital_status TEXT,
  phone TEXT,
  hobbies JSON,
  street TEXT,
  rt TEXT,
  rw TEXT,
  village TEXT,
  district TEXT,
  city TEXT,
  province TEXT,
  postcode TEXT,
  child_number INTEGER,
  siblings_count INTEGER,
  children_count INTEGER,
  lives_with TEXT,
  house TEXT,
  house_ownership TEXT,
  habits JSON,
  coping TEXT,
  sleep TEXT,
  eating TEXT,
  school TEXT,
  school_class TEXT,
  school_major TEXT,
  class_teacher TEXT,
  previous_school TEXT,
  school_distance TEXT,
  school_rank TEXT,
  school_points TEXT,
  family_card TEXT,
  id_card TEXT,
  birth_certificate TEXT,
  health_insurance TEXT,
  pkh TEXT,
  food_aid TEXT,
  school_aid TEXT,
  dtsen_decile TEXT,
  other_aid JSON,
  vital TEXT,
  died TEXT,
  death_cause TEXT,
  health_notes TEXT,
  disabilities JSON,
  disability_note TEXT,
  substance_use TEXT,
  mental_illness TEXT,
  note TEXT,
  CONSTRAINT pk_person PRIMARY KEY (id)
);
CREATE TABLE agency (
  id TEXT NOT NULL,
  name TEXT,
  kind TEXT,
  address TEXT,
  city TEXT,
  phone TEXT,
  logo BLOB,
  letterhead JSON,
  head_name TEXT,
  head_number TEXT,
  time_zone TEXT,
  stage_names TEXT,
  number_pattern TEXT,
  service_flow TEXT,
  programmes JSON,
  hotlines JSON,
  CONSTRAINT pk_agency PRIMARY KEY (id)
);
CREATE TABLE twin_group (
  id TEXT NOT NULL,
  kind TEXT,
  CONSTRAINT pk_twin_group PRIMARY KEY (id)
);
CREATE TABLE household (
  id TEXT NOT NULL,
  name TEXT,
  since TEXT,
  until TEXT,
  note TEXT,
  CONSTRAINT pk_household PRIMARY KEY (id)
);
CREATE TABLE group_ (
  id TEXT NOT NULL,
  name TEXT,
  kind TEXT,
  purpose TEXT,
  targets TEXT,
  norms JSON,
  place TEXT,
  time TEXT,
  materials JSON,
  facilitators JSON,
  need_assessment TEXT,
  kind_chosen_because TEXT,
  communication TEXT,
  power TEXT,
  leadership TEXT,
  roles TEXT,
  cohesion TEXT,
  climate TEXT,
  evaluation TEXT,
  CONSTRAINT pk_group_ PRIMARY KEY (id)
);
CREATE TABLE practitioner (
  id TEXT NOT NULL,
  name TEXT,
  role TEXT,
  number TEXT,
  institution TEXT,
  phone TEXT,
  agency_id TEXT,
  field_instructor TEXT,
  field_instructor_number TEXT,
  signature BLOB,
  CONSTRAINT pk_practitioner PRIMARY KEY (id),
  CONSTRAINT fk_practitioner_agency_id FOREIGN KEY(agency_id) REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_practitioner_agency_id ON practitioner (agency_id);
CREATE TABLE union_ (
  id TEXT NOT NULL,
  partner1_id TEXT,
  partner2_id TEXT,
  kind TEXT,
  since TEXT,
  until TEXT,
  ended_by TEXT,
  note TEXT,
  CONSTRAINT pk_union_ PRIMARY KEY (id),
  CONSTRAINT fk_union__partner1_id FOREIGN KEY(partner1_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_union__partner2_id FOREIGN KEY(partner2_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_union__partner2_id ON union_ (partner2_id);
CREATE INDEX ix_union__partner1_id ON union_ (partner1_id);
CREATE TABLE household_member (
  id TEXT NOT NULL,
  household_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  person_id TEXT,
  since TEXT,
  until TEXT,
  CONSTRAINT pk_household_member PRIMARY KEY (id),
  CONSTRAINT fk_household_member_household_id FOREIGN KEY(household_id) REFERENCES household (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_household_member_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_household_member_household_id ON household_member (household_id);
CREATE INDEX ix_household_member_person_id ON household_member (person_id);
CREATE TABLE emotional_tie (
  id TEXT NOT NULL,
  person1_id TEXT,
  person2_id TEXT,
  kind TEXT,
  private BOOLEAN,
  noted_on TEXT,
  note TEXT,
  CONSTRAINT pk_emotional_tie PRIMARY KEY (id),
  CONSTRAINT fk_emotional_tie_person1_id FOREIGN KEY(person1_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_emotional_tie_person2_id FOREIGN KEY(person2_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_emotional_tie_person2_id ON emotional_tie (person2_id);
CREATE INDEX ix_emotional_tie_person1_id ON emotional_tie (person1_id);
CREATE TABLE group_step (
  id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  stage TEXT,
  text TEXT,
  minutes INTEGER,
  CONSTRAINT pk_group_step PRIMARY KEY (id),
  CONSTRAINT fk_group_step_group_id FOREIGN KEY(group_id) REFERENCES group_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_group_step_group_id ON group_step (group_id);
CREATE TABLE group_stage (
  id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  stage TEXT,
  date TEXT,
  technique TEXT,
  process TEXT,
  result TEXT,
  CONSTRAINT pk_group_stage PRIMARY KEY (id),
  CONSTRAINT fk_group_stage_group_id FOREIGN KEY(group_id) REFERENCES group_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_group_stage_group_id ON group_stage (group_id);
CREATE TABLE group_session (
  id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  time TEXT,
  place TEXT,
  stage TEXT,
  agenda TEXT,
  process TEXT,
  result TEXT,
  CONSTRAINT pk_group_session PRIMARY KEY (id),
  CONSTRAINT fk_group_session_group_id FOREIGN KEY(group_id) REFERENCES group_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_group_session_group_id ON group_session (group_id);
CREATE TABLE sociogram (
  id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  question TEXT,
  CONSTRAINT pk_sociogram PRIMARY KEY (id),
  CONSTRAINT fk_sociogram_group_id FOREIGN KEY(group_id) REFERENCES group_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_sociogram_group_id ON sociogram (group_id);
CREATE TABLE supervisor (
  id TEXT NOT NULL,
  practitioner_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  number TEXT,
  role TEXT,
  institution TEXT,
  phone TEXT,
  CONSTRAINT pk_supervisor PRIMARY KEY (id),
  CONSTRAINT fk_supervisor_practitioner_id FOREIGN KEY(practitioner_id) REFERENCES practitioner (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_supervisor_practitioner_id ON supervisor (practitioner_id);
CREATE TABLE case_ (
  id TEXT NOT NULL,
  number TEXT,
  client_id TEXT,
  agency_id TEXT,
  practitioner_id TEXT,
  supervisor TEXT,
  cluster TEXT,
  ppks TEXT,
  setting TEXT,
  access_route TEXT,
  application TEXT,
  approach TEXT,
  emergency BOOLEAN,
  opened TEXT,
  entered_residence TEXT,
  left_residence TEXT,
  room TEXT,
  closed TEXT,
  closed_why TEXT,
  note TEXT,
  CONSTRAINT pk_case_ PRIMARY KEY (id),
  CONSTRAINT fk_case__client_id FOREIGN KEY(client_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_case__agency_id FOREIGN KEY(agency_id) REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_case__practitioner_id FOREIGN KEY(practitioner_id) REFERENCES practitioner (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case__client_id ON case_ (client_id);
CREATE INDEX ix_case__agency_id ON case_ (agency_id);
CREATE INDEX ix_case__practitioner_id ON case_ (practitioner_id);
CREATE TABLE parentage (
  id TEXT NOT NULL,
  union_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  child_id TEXT,
  twin_group_id TEXT,
  kind TEXT,
  since TEXT,
  until TEXT,
  note TEXT,
  CONSTRAINT pk_parentage PRIMARY KEY (id),
  CONSTRAINT fk_parentage_union_id FOREIGN KEY(union_id) REFERENCES union_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_parentage_child_id FOREIGN KEY(child_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_parentage_twin_group_id FOREIGN KEY(twin_group_id) REFERENCES twin_group (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_parentage_child_id ON parentage (child_id);
CREATE INDEX ix_parentage_twin_group_id ON parentage (twin_group_id);
CREATE INDEX ix_parentage_union_id ON parentage (union_id);
CREATE TABLE assessment (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  state TEXT,
  methods JSON,
  techniques JSON,
  interview_guide JSON,
  observation_guide JSON,
  background TEXT,
  height_cm DOUBLE,
  weight_kg DOUBLE,
  blood_pressure TEXT,
  illnesses JSON,
  senses TEXT,
  motor TEXT,
  appearance TEXT,
  biological_points JSON,
  biological_narrative TEXT,
  feelings TEXT,
  mood TEXT,
  iq TEXT,
  iq_category TEXT,
  trauma TEXT,
  self_confidence TEXT,
  psychological_points JSON,
  psychological_narrative TEXT,
  social_points JSON,
  social_own TEXT,
  social_family TEXT,
  social_peers TEXT,
  social_institution TEXT,
  spiritual_points JSON,
  spiritual_practice TEXT,
  spiritual_values TEXT,
  economic TEXT,
  cultural TEXT,
  education_history TEXT,
  interests JSON,
  talents JSON,
  legal TEXT,
  medical TEXT,
  family_tracing TEXT,
  environment_family TEXT,
  environment_institution TEXT,
  environment_community TEXT,
  genogram_note TEXT,
  ecomap_note TEXT,
  road_map_note TEXT,
  quadrant_note TEXT,
  potentials TEXT,
  strengths JSON,
  expectations JSON,
  needs JSON,
  focus TEXT,
  process TEXT,
  results JSON,
  CONSTRAINT pk_assessment PRIMARY KEY (id),
  CONSTRAINT fk_assessment_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_assessment_case_id ON assessment (case_id);
CREATE TABLE interview (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  time TEXT,
  activity TEXT,
  place TEXT,
  informant TEXT,
  informant_id TEXT,
  result TEXT,
  CONSTRAINT pk_interview PRIMARY KEY (id),
  CONSTRAINT fk_interview_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_interview_informant_id FOREIGN KEY(informant_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_interview_informant_id ON interview (informant_id);
CREATE INDEX ix_interview_case_id ON interview (case_id);
CREATE INDEX ix_interview_case_id_date ON interview (case_id, date);
CREATE TABLE observation (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  time TEXT,
  place TEXT,
  seen TEXT,
  interpretation TEXT,
  CONSTRAINT pk_observation PRIMARY KEY (id),
  CONSTRAINT fk_observation_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_observation_case_id ON observation (case_id);
CREATE INDEX ix_observation_case_id_date ON observation (case_id, date);
CREATE TABLE document_study (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  document TEXT,
  date TEXT,
  finding TEXT,
  CONSTRAINT pk_document_study PRIMARY KEY (id),
  CONSTRAINT fk_document_study_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_document_study_case_id ON document_study (case_id);
CREATE INDEX ix_document_study_case_id_date ON document_study (case_id, date);
CREATE TABLE symptom (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT,
  dimension TEXT,
  source TEXT,
  confirmed_by TEXT,
  CONSTRAINT pk_symptom PRIMARY KEY (id),
  CONSTRAINT fk_symptom_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_symptom_case_id ON symptom (case_id);
CREATE TABLE cause (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT,
  factor TEXT,
  source TEXT,
  CONSTRAINT pk_cause PRIMARY KEY (id),
  CONSTRAINT fk_cause_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_cause_case_id ON cause (case_id);
CREATE TABLE impact (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT,
  on_whom TEXT,
  CONSTRAINT pk_impact PRIMARY KEY (id),
  CONSTRAINT fk_impact_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_impact_case_id ON impact (case_id);
CREATE TABLE triangulation (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  finding TEXT,
  sources JSON,
  methods JSON,
  agreement TEXT,
  disagreement TEXT,
  conclusion TEXT,
  CONSTRAINT pk_triangulation PRIMARY KEY (id),
  CONSTRAINT fk_triangulation_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_triangulation_case_id ON triangulation (case_id);
CREATE TABLE problem (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT,
  urgency TEXT,
  reason TEXT,
  CONSTRAINT pk_problem PRIMARY KEY (id),
  CONSTRAINT fk_problem_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_problem_case_id ON problem (case_id);
CREATE TABLE resource (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT,
  factor TEXT,
  kind TEXT,
  person_id TEXT,
  found_in TEXT,
  use TEXT,
  agreed BOOLEAN,
  CONSTRAINT pk_resource PRIMARY KEY (id),
  CONSTRAINT fk_resource_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_resource_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_resource_person_id ON resource (person_id);
CREATE INDEX ix_resource_case_id ON resource (case_id);
CREATE TABLE engagement (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  state TEXT,
  found_where TEXT,
  referred_by TEXT,
  presenting_problem TEXT,
  hypotheses TEXT,
  eligibility TEXT,
  eligible BOOLEAN,
  expects_of_agency TEXT,
  expects_of_worker TEXT,
  intake_date TEXT,
  intake_kind TEXT,
  duration TEXT,
  confidentiality_explained_on TEXT,
  process TEXT,
  results JSON,
  CONSTRAINT pk_engagement PRIMARY KEY (id),
  CONSTRAINT fk_engagement_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_engagement_case_id ON engagement (case_id);
CREATE TABLE contact (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  time TEXT,
  place TEXT,
  mode TEXT,
  with_whom TEXT,
  techniques JSON,
  process TEXT,
  result TEXT,
  note TEXT,
  CONSTRAINT pk_contact PRIMARY KEY (id),
  CONSTRAINT fk_contact_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_contact_case_id_date ON contact (case_id, date);
CREATE INDEX ix_contact_case_id ON contact (case_id);
CREATE TABLE risk_screening (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  kind TEXT,
  danger_now BOOLEAN,
  findings TEXT,
  safety_plan TEXT,
  reported_to TEXT,
  reported_on TEXT,
  hotlines JSON,
  CONSTRAINT pk_risk_screening PRIMARY KEY (id),
  CONSTRAINT fk_risk_screening_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_risk_screening_case_id ON risk_screening (case_id);
CREATE INDEX ix_risk_screening_case_id_date ON risk_screening (case_id, date);
CREATE TABLE home_visit (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  time TEXT,
  place TEXT,
  purpose TEXT,
  met TEXT,
  house_condition TEXT,
  house_ownership TEXT,
  walls TEXT,
  floor TEXT,
  roof TEXT,
  water TEXT,
  electricity TEXT,
  sanitation TEXT,
  crowding TEXT,
  cleanliness TEXT,
  hazards TEXT,
  surroundings TEXT,
  economic_condition TEXT,
  family_interaction TEXT,
  observation TEXT,
  interpretation TEXT,
  worker_safety TEXT,
  result TEXT,
  agreement TEXT,
  follow_up TEXT,
  failed_because TEXT,
  letter_number TEXT,
  letter_date TEXT,
  assigned_by TEXT,
  assigned_by_number TEXT,
  CONSTRAINT pk_home_visit PRIMARY KEY (id),
  CONSTRAINT fk_home_visit_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_home_visit_case_id ON home_visit (case_id);
CREATE INDEX ix_home_visit_case_id_date ON home_visit (case_id, date);
CREATE TABLE contract (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  number TEXT,
  date TEXT,
  place TEXT,
  goal TEXT,
  methods TEXT,
  worker_duties JSON,
  client_duties JSON,
  duration TEXT,
  schedule TEXT,
  meeting_place TEXT,
  confidentiality_limits TEXT,
  cancellation TEXT,
  ending TEXT,
  process TEXT,
  agreed_by JSON,
  note TEXT,
  CONSTRAINT pk_contract PRIMARY KEY (id),
  CONSTRAINT fk_contract_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_contract_case_id_date ON contract (case_id, date);
CREATE INDEX ix_contract_case_id ON contract (case_id);
CREATE TABLE consent (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  time TEXT,
  place TEXT,
  template_version TEXT,
  signed_text TEXT,
  status TEXT,
  signer_status TEXT,
  signer_id TEXT,
  signer_name TEXT,
  signer_relation TEXT,
  signer_nik TEXT,
  explained JSON,
  language TEXT,
  read_aloud BOOLEAN,
  interpreter TEXT,
  ground TEXT,
  assent BOOLEAN,
  assent_how TEXT,
  assent_on TEXT,
  assent_words TEXT,
  method TEXT,
  signature BLOB,
  thumb TEXT,
  witness1 TEXT,
  witness2 TEXT,
  practitioner_name TEXT,
  valid_until TEXT,
  withdrawn_on TEXT,
  withdrawn_by TEXT,
  withdrawn_why TEXT,
  withdrawal_effect TEXT,
  note TEXT,
  CONSTRAINT pk_consent PRIMARY KEY (id),
  CONSTRAINT fk_consent_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_consent_signer_id FOREIGN KEY(signer_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_consent_signer_id ON consent (signer_id);
CREATE INDEX ix_consent_case_id ON consent (case_id);
CREATE INDEX ix_consent_case_id_date ON consent (case_id, date);
CREATE TABLE oral_consent (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  given_by TEXT,
  status TEXT,
  covers JSON,
  occasion TEXT,
  how TEXT,
  request_number TEXT,
  request_date TEXT,
  letter_number TEXT,
  note TEXT,
  CONSTRAINT pk_oral_consent PRIMARY KEY (id),
  CONSTRAINT fk_oral_consent_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_oral_consent_case_id_date ON oral_consent (case_id, date);
CREATE INDEX ix_oral_consent_case_id ON oral_consent (case_id);
CREATE TABLE "plan" (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  state TEXT,
  discussed_on TEXT,
  offered TEXT,
  chosen TEXT,
  programme TEXT,
  general_goal TEXT,
  targets JSON,
  resources_agreed_on TEXT,
  resources_agreed_with TEXT,
  resources_agreement TEXT,
  indicators_note TEXT,
  process TEXT,
  results JSON,
  CONSTRAINT pk_plan PRIMARY KEY (id),
  CONSTRAINT fk_plan_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_plan_case_id ON "plan" (case_id);
CREATE TABLE implementer (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  person_id TEXT,
  role TEXT,
  part TEXT,
  significant_other BOOLEAN,
  CONSTRAINT pk_implementer PRIMARY KEY (id),
  CONSTRAINT fk_implementer_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_implementer_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_implementer_case_id ON implementer (case_id);
CREATE INDEX ix_implementer_person_id ON implementer (person_id);
CREATE TABLE planned_method (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  method TEXT,
  technique TEXT,
  group_type TEXT,
  why TEXT,
  use TEXT,
  CONSTRAINT pk_planned_method PRIMARY KEY (id),
  CONSTRAINT fk_planned_method_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_planned_method_case_id ON planned_method (case_id);
CREATE TABLE activity (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  dates TEXT,
  place TEXT,
  serves TEXT,
  method TEXT,
  technique TEXT,
  responsible TEXT,
  indicator TEXT,
  component TEXT,
  cost INTEGER,
  CONSTRAINT pk_activity PRIMARY KEY (id),
  CONSTRAINT fk_activity_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_activity_case_id ON activity (case_id);
CREATE TABLE plan_revision (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  changed TEXT,
  why TEXT,
  agreed_by JSON,
  CONSTRAINT pk_plan_revision PRIMARY KEY (id),
  CONSTRAINT fk_plan_revision_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_plan_revision_case_id_date ON plan_revision (case_id, date);
CREATE INDEX ix_plan_revision_case_id ON plan_revision (case_id);
CREATE TABLE conference (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT,
  number INTEGER,
  date TEXT,
  time TEXT,
  place TEXT,
  chair TEXT,
  secretary TEXT,
  agenda JSON,
  presentation TEXT,
  minutes TEXT,
  decisions JSON,
  recommendations JSON,
  follow_up JSON,
  strengths TEXT,
  obstacles TEXT,
  confidentiality_read BOOLEAN,
  attendance_stated INTEGER,
  note TEXT,
  CONSTRAINT pk_conference PRIMARY KEY (id),
  CONSTRAINT fk_conference_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_conference_case_id ON conference (case_id);
CREATE INDEX ix_conference_case_id_date ON conference (case_id, date);
CREATE TABLE evaluation (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  state TEXT,
  date TEXT,
  time TEXT,
  place TEXT,
  process_date TEXT,
  process_summary TEXT,
  supporting JSON,
  inhibiting JSON,
  result_summary TEXT,
  other_factors TEXT,
  input_indicator TEXT,
  process_indicator TEXT,
  output_indicator TEXT,
  benefit_indicator TEXT,
  impact_indicator TEXT,
  conclusion TEXT,
  results JSON,
  CONSTRAINT pk_evaluation PRIMARY KEY (id),
  CONSTRAINT fk_evaluation_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_evaluation_case_id ON evaluation (case_id);
CREATE INDEX ix_evaluation_case_id_date ON evaluation (case_id, date);
CREATE TABLE process_evaluation (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  subject TEXT,
  as_planned BOOLEAN,
  account TEXT,
  supporting TEXT,
  inhibiting TEXT,
  CONSTRAINT pk_process_evaluation PRIMARY KEY (id),
  CONSTRAINT fk_process_evaluation_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_process_evaluation_case_id ON process_evaluation (case_id);
CREATE TABLE before_after (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  aspect TEXT,
  "before" TEXT,
  "after" TEXT,
  CONSTRAINT pk_before_after PRIMARY KEY (id),
  CONSTRAINT fk_before_after_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_before_after_case_id ON before_after (case_id);
CREATE TABLE recommendation (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  party TEXT,
  text TEXT,
  CONSTRAINT pk_recommendation PRIMARY KEY (id),
  CONSTRAINT fk_recommendation_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_recommendation_case_id ON recommendation (case_id);
CREATE TABLE intervention (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  state TEXT,
  opportunity TEXT,
  watchers TEXT,
  process TEXT,
  results JSON,
  CONSTRAINT pk_intervention PRIMARY KEY (id),
  CONSTRAINT fk_intervention_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_intervention_case_id ON intervention (case_id);
CREATE TABLE token_economy (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  token TEXT,
  agreed_on TEXT,
  reinforcer TEXT,
  price INTEGER,
  deductions TEXT,
  confirmed_by TEXT,
  exchange_date TEXT,
  fading TEXT,
  earned_stated INTEGER,
  note TEXT,
  CONSTRAINT pk_token_economy PRIMARY KEY (id),
  CONSTRAINT fk_token_economy_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_token_economy_case_id ON token_economy (case_id);
CREATE TABLE assistance (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  kind TEXT,
  what TEXT,
  amount INTEGER,
  component TEXT,
  source TEXT,
  receipt TEXT,
  note TEXT,
  CONSTRAINT pk_assistance PRIMARY KEY (id),
  CONSTRAINT fk_assistance_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_assistance_case_id_date ON assistance (case_id, date);
CREATE INDEX ix_assistance_case_id ON assistance (case_id);
CREATE TABLE termination (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  state TEXT,
  date TEXT,
  time TEXT,
  place TEXT,
  reasons JSON,
  referred_to JSON,
  process TEXT,
  client_condition TEXT,
  client_feelings TEXT,
  client_feedback TEXT,
  message TEXT,
  strengths_kept TEXT,
  next_plan TEXT,
  data_fate TEXT,
  satisfaction INTEGER,
  statement_number TEXT,
  statement_signed_on TEXT,
  results JSON,
  CONSTRAINT pk_termination PRIMARY KEY (id),
  CONSTRAINT fk_termination_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_termination_case_id ON termination (case_id);
CREATE INDEX ix_termination_case_id_date ON termination (case_id, date);
CREATE TABLE referral (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  number TEXT,
  nature TEXT,
  "to" JSON,
  to_person_id TEXT,
  address TEXT,
  contact TEXT,
  reason TEXT,
  problem_summary TEXT,
  condition TEXT,
  done_so_far TEXT,
  service_asked TEXT,
  urgency TEXT,
  recommendation TEXT,
  shared TEXT,
  consent_to_share TEXT,
  reply_to TEXT,
  reply_until TEXT,
  copies_to JSON,
  return_slip BOOLEAN,
  answered_on TEXT,
  received_by TEXT,
  answer TEXT,
  outcome TEXT,
  CONSTRAINT pk_referral PRIMARY KEY (id),
  CONSTRAINT fk_referral_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_referral_to_person_id FOREIGN KEY(to_person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_referral_case_id ON referral (case_id);
CREATE INDEX ix_referral_to_person_id ON referral (to_person_id);
CREATE INDEX ix_referral_case_id_date ON referral (case_id, date);
CREATE TABLE aftercare (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  planned_for TEXT,
  date TEXT,
  who TEXT,
  condition TEXT,
  action TEXT,
  CONSTRAINT pk_aftercare PRIMARY KEY (id),
  CONSTRAINT fk_aftercare_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_aftercare_case_id_date ON aftercare (case_id, date);
CREATE INDEX ix_aftercare_case_id ON aftercare (case_id);
CREATE TABLE journal_entry (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  time TEXT,
  kind TEXT,
  stage TEXT,
  method TEXT,
  place TEXT,
  text TEXT,
  result TEXT,
  obstacle TEXT,
  "plan" TEXT,
  CONSTRAINT pk_journal_entry PRIMARY KEY (id),
  CONSTRAINT fk_journal_entry_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_journal_entry_case_id ON journal_entry (case_id);
CREATE INDEX ix_journal_entry_case_id_date ON journal_entry (case_id, date);
CREATE TABLE supervision (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  supervisor TEXT,
  media TEXT,
  topic TEXT,
  advice TEXT,
  follow_up TEXT,
  due TEXT,
  done BOOLEAN,
  signature BLOB,
  CONSTRAINT pk_supervision PRIMARY KEY (id),
  CONSTRAINT fk_supervision_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_supervision_case_id_date ON supervision (case_id, date);
CREATE INDEX ix_supervision_case_id ON supervision (case_id);
CREATE TABLE reflection (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  situation TEXT,
  feelings TEXT,
  values_in_conflict TEXT,
  options TEXT,
  decision TEXT,
  consulted TEXT,
  learned TEXT,
  CONSTRAINT pk_reflection PRIMARY KEY (id),
  CONSTRAINT fk_reflection_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_reflection_case_id_date ON reflection (case_id, date);
CREATE INDEX ix_reflection_case_id ON reflection (case_id);
CREATE TABLE task (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  time TEXT,
  what TEXT,
  place TEXT,
  with_whom TEXT,
  done BOOLEAN,
  CONSTRAINT pk_task PRIMARY KEY (id),
  CONSTRAINT fk_task_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_task_case_id_date ON task (case_id, date);
CREATE INDEX ix_task_case_id ON task (case_id);
CREATE TABLE promise (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  made_on TEXT,
  "by" TEXT,
  what TEXT,
  due TEXT,
  kept BOOLEAN,
  note TEXT,
  CONSTRAINT pk_promise PRIMARY KEY (id),
  CONSTRAINT fk_promise_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_promise_case_id ON promise (case_id);
CREATE TABLE restriction (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  entity TEXT,
  entity_id TEXT,
  what TEXT,
  party TEXT,
  reason TEXT,
  since TEXT,
  CONSTRAINT pk_restriction PRIMARY KEY (id),
  CONSTRAINT fk_restriction_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_restriction_case_id ON restriction (case_id);
CREATE TABLE override (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  what TEXT,
  standing TEXT,
  done TEXT,
  reason TEXT,
  decided_by TEXT,
  CONSTRAINT pk_override PRIMARY KEY (id),
  CONSTRAINT fk_override_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_override_case_id_date ON override (case_id, date);
CREATE INDEX ix_override_case_id ON override (case_id);
CREATE TABLE approval (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  subject TEXT,
  date TEXT,
  supervisor TEXT,
  note TEXT,
  signature BLOB,
  CONSTRAINT pk_approval PRIMARY KEY (id),
  CONSTRAINT fk_approval_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_approval_case_id_date ON approval (case_id, date);
CREATE INDEX ix_approval_case_id ON approval (case_id);
CREATE TABLE attachment (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  file_name TEXT,
  media_type TEXT,
  kind TEXT,
  caption TEXT,
  taken_on TEXT,
  page TEXT,
  entity TEXT,
  entity_id TEXT,
  size INTEGER,
  CONSTRAINT pk_attachment PRIMARY KEY (id),
  CONSTRAINT fk_attachment_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_attachment_case_id ON attachment (case_id);
CREATE TABLE placement (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  period TEXT,
  place TEXT,
  request_letter TEXT,
  answer_letter TEXT,
  group_members JSON,
  other_activities TEXT,
  best_results TEXT,
  case_and_group_work TEXT,
  challenges TEXT,
  reflection TEXT,
  proposed_programme TEXT,
  conclusions TEXT,
  report_title TEXT,
  approved_by JSON,
  CONSTRAINT pk_placement PRIMARY KEY (id),
  CONSTRAINT fk_placement_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_placement_case_id ON placement (case_id);
CREATE TABLE nudge (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  person_id TEXT,
  dx DOUBLE,
  dy DOUBLE,
  CONSTRAINT pk_nudge PRIMARY KEY (id),
  CONSTRAINT fk_nudge_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_nudge_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_nudge_case_id ON nudge (case_id);
CREATE INDEX ix_nudge_person_id ON nudge (person_id);
CREATE TABLE ecomap (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  stage TEXT,
  title TEXT,
  household BOOLEAN,
  note TEXT,
  CONSTRAINT pk_ecomap PRIMARY KEY (id),
  CONSTRAINT fk_ecomap_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_ecomap_case_id_date ON ecomap (case_id, date);
CREATE INDEX ix_ecomap_case_id ON ecomap (case_id);
CREATE TABLE road_map (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  stage TEXT,
  note TEXT,
  CONSTRAINT pk_road_map PRIMARY KEY (id),
  CONSTRAINT fk_road_map_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_road_map_case_id_date ON road_map (case_id, date);
CREATE INDEX ix_road_map_case_id ON road_map (case_id);
CREATE TABLE body_map (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  stage TEXT,
  note TEXT,
  CONSTRAINT pk_body_map PRIMARY KEY (id),
  CONSTRAINT fk_body_map_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_body_map_case_id ON body_map (case_id);
CREATE INDEX ix_body_map_case_id_date ON body_map (case_id, date);
CREATE TABLE venn_diagram (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  stage TEXT,
  note TEXT,
  CONSTRAINT pk_venn_diagram PRIMARY KEY (id),
  CONSTRAINT fk_venn_diagram_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_venn_diagram_case_id_date ON venn_diagram (case_id, date);
CREATE INDEX ix_venn_diagram_case_id ON venn_diagram (case_id);
CREATE TABLE quadrant (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  stage TEXT,
  note TEXT,
  CONSTRAINT pk_quadrant PRIMARY KEY (id),
  CONSTRAINT fk_quadrant_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_quadrant_case_id_date ON quadrant (case_id, date);
CREATE INDEX ix_quadrant_case_id ON quadrant (case_id);
CREATE TABLE measurement (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  instrument TEXT,
  variant TEXT,
  moment TEXT,
  date TEXT,
  score DOUBLE,
  lowest DOUBLE,
  highest DOUBLE,
  category TEXT,
  site TEXT,
  repeated BOOLEAN,
  rated_by TEXT,
  meaning TEXT,
  note TEXT,
  CONSTRAINT pk_measurement PRIMARY KEY (id),
  CONSTRAINT fk_measurement_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_measurement_case_id_date ON measurement (case_id, date);
CREATE INDEX ix_measurement_case_id ON measurement (case_id);
CREATE TABLE family_member (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  person_id TEXT,
  relation TEXT,
  significant_other BOOLEAN,
  emergency_contact BOOLEAN,
  suspected_perpetrator BOOLEAN,
  condition TEXT,
  note TEXT,
  CONSTRAINT pk_family_member PRIMARY KEY (id),
  CONSTRAINT fk_family_member_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_family_member_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_family_member_case_id ON family_member (case_id);
CREATE INDEX ix_family_member_person_id ON family_member (person_id);
CREATE TABLE handover (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  from_practitioner TEXT,
  to_practitioner TEXT,
  note TEXT,
  CONSTRAINT pk_handover PRIMARY KEY (id),
  CONSTRAINT fk_handover_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_handover_case_id ON handover (case_id);
CREATE INDEX ix_handover_case_id_date ON handover (case_id, date);
CREATE TABLE group_member (
  id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  person_id TEXT,
  case_id TEXT,
  name TEXT,
  role TEXT,
  joined TEXT,
  "left" TEXT,
  behaviour_before TEXT,
  behaviour_after TEXT,
  CONSTRAINT pk_group_member PRIMARY KEY (id),
  CONSTRAINT fk_group_member_group_id FOREIGN KEY(group_id) REFERENCES group_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_group_member_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_group_member_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_group_member_case_id ON group_member (case_id);
CREATE INDEX ix_group_member_group_id ON group_member (group_id);
CREATE INDEX ix_group_member_person_id ON group_member (person_id);
CREATE TABLE symptom_source (
  id TEXT NOT NULL,
  symptom_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  source TEXT,
  person_id TEXT,
  statement TEXT,
  CONSTRAINT pk_symptom_source PRIMARY KEY (id),
  CONSTRAINT fk_symptom_source_symptom_id FOREIGN KEY(symptom_id) REFERENCES symptom (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_symptom_source_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_symptom_source_person_id ON symptom_source (person_id);
CREATE INDEX ix_symptom_source_symptom_id ON symptom_source (symptom_id);
CREATE TABLE cause_effect (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  cause_id TEXT,
  leads_to_cause_id TEXT,
  leads_to_impact_id TEXT,
  note TEXT,
  CONSTRAINT pk_cause_effect PRIMARY KEY (id),
  CONSTRAINT fk_cause_effect_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_cause_effect_cause_id FOREIGN KEY(cause_id) REFERENCES cause (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_cause_effect_leads_to_cause_id FOREIGN KEY(leads_to_cause_id) REFERENCES cause (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_cause_effect_leads_to_impact_id FOREIGN KEY(leads_to_impact_id) REFERENCES impact (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_cause_effect_case_id ON cause_effect (case_id);
CREATE INDEX ix_cause_effect_cause_id ON cause_effect (cause_id);
CREATE INDEX ix_cause_effect_leads_to_cause_id ON cause_effect (leads_to_cause_id);
CREATE INDEX ix_cause_effect_leads_to_impact_id ON cause_effect (leads_to_impact_id);
CREATE TABLE contact_person (
  id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  person_id TEXT,
  name TEXT,
  role TEXT,
  CONSTRAINT pk_contact_person PRIMARY KEY (id),
  CONSTRAINT fk_contact_person_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_contact_person_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_contact_person_contact_id ON contact_person (contact_id);
CREATE INDEX ix_contact_person_person_id ON contact_person (person_id);
CREATE TABLE consent_statement (
  id TEXT NOT NULL,
  consent_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  "key" TEXT,
  text TEXT,
  agreed BOOLEAN,
  parties JSON,
  withdrawn_on TEXT,
  withdrawn_by TEXT,
  withdrawn_why TEXT,
  withdrawal_effect TEXT,
  CONSTRAINT pk_consent_statement PRIMARY KEY (id),
  CONSTRAINT fk_consent_statement_consent_id FOREIGN KEY(consent_id) REFERENCES consent (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_consent_statement_consent_id ON consent_statement (consent_id);
CREATE TABLE goal (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT,
  baseline TEXT,
  target TEXT,
  target_date TEXT,
  problem_id TEXT,
  CONSTRAINT pk_goal PRIMARY KEY (id),
  CONSTRAINT fk_goal_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_goal_problem_id FOREIGN KEY(problem_id) REFERENCES problem (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_goal_case_id ON goal (case_id);
CREATE INDEX ix_goal_problem_id ON goal (problem_id);
CREATE TABLE conference_attendee (
  id TEXT NOT NULL,
  conference_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  person_id TEXT,
  office TEXT,
  sex TEXT,
  phone TEXT,
  present BOOLEAN,
  response TEXT,
  CONSTRAINT pk_conference_attendee PRIMARY KEY (id),
  CONSTRAINT fk_conference_attendee_conference_id FOREIGN KEY(conference_id) REFERENCES conference (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_conference_attendee_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_conference_attendee_person_id ON conference_attendee (person_id);
CREATE INDEX ix_conference_attendee_conference_id ON conference_attendee (conference_id);
CREATE TABLE evaluation_row (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  activity_id TEXT,
  activity_name TEXT,
  process TEXT,
  result TEXT,
  CONSTRAINT pk_evaluation_row PRIMARY KEY (id),
  CONSTRAINT fk_evaluation_row_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_evaluation_row_activity_id FOREIGN KEY(activity_id) REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_evaluation_row_activity_id ON evaluation_row (activity_id);
CREATE INDEX ix_evaluation_row_case_id ON evaluation_row (case_id);
CREATE TABLE session (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  time TEXT,
  place TEXT,
  activity_id TEXT,
  activity_name TEXT,
  number INTEGER,
  method TEXT,
  techniques JSON,
  phase TEXT,
  participants TEXT,
  process TEXT,
  result TEXT,
  client_response TEXT,
  obstacle TEXT,
  next_step TEXT,
  client_promise TEXT,
  worker_promise TEXT,
  stated_total TEXT,
  group_session_id TEXT,
  note TEXT,
  CONSTRAINT pk_session PRIMARY KEY (id),
  CONSTRAINT fk_session_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_session_activity_id FOREIGN KEY(activity_id) REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_session_group_session_id FOREIGN KEY(group_session_id) REFERENCES group_session (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_session_activity_id ON session (activity_id);
CREATE INDEX ix_session_group_session_id ON session (group_session_id);
CREATE INDEX ix_session_case_id_date ON session (case_id, date);
CREATE INDEX ix_session_case_id ON session (case_id);
CREATE TABLE token_behaviour (
  id TEXT NOT NULL,
  token_economy_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT,
  points INTEGER,
  deduction INTEGER,
  CONSTRAINT pk_token_behaviour PRIMARY KEY (id),
  CONSTRAINT fk_token_behaviour_token_economy_id FOREIGN KEY(token_economy_id) REFERENCES token_economy (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_token_behaviour_token_economy_id ON token_behaviour (token_economy_id);
CREATE TABLE token_price (
  id TEXT NOT NULL,
  token_economy_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  since TEXT,
  price INTEGER,
  why TEXT,
  CONSTRAINT pk_token_price PRIMARY KEY (id),
  CONSTRAINT fk_token_price_token_economy_id FOREIGN KEY(token_economy_id) REFERENCES token_economy (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_token_price_token_economy_id ON token_price (token_economy_id);
CREATE TABLE token_exchange (
  id TEXT NOT NULL,
  token_economy_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  points INTEGER,
  for_what TEXT,
  CONSTRAINT pk_token_exchange PRIMARY KEY (id),
  CONSTRAINT fk_token_exchange_token_economy_id FOREIGN KEY(token_economy_id) REFERENCES token_economy (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_token_exchange_token_economy_id ON token_exchange (token_economy_id);
CREATE TABLE attachment_content (
  id TEXT NOT NULL,
  attachment_id TEXT NOT NULL,
  data BLOB,
  CONSTRAINT pk_attachment_content PRIMARY KEY (id),
  CONSTRAINT fk_attachment_content_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_attachment_content_attachment_id ON attachment_content (attachment_id);
CREATE TABLE placement_week (
  id TEXT NOT NULL,
  placement_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  week INTEGER,
  dates TEXT,
  days_present INTEGER,
  activities TEXT,
  target TEXT,
  achieved TEXT,
  note TEXT,
  CONSTRAINT pk_placement_week PRIMARY KEY (id),
  CONSTRAINT fk_placement_week_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_placement_week_placement_id ON placement_week (placement_id);
CREATE TABLE placement_recommendation (
  id TEXT NOT NULL,
  placement_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  party TEXT,
  text TEXT,
  CONSTRAINT pk_placement_recommendation PRIMARY KEY (id),
  CONSTRAINT fk_placement_recommendation_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_placement_recommendation_placement_id ON placement_recommendation (placement_id);
CREATE TABLE disclosure (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  "to" TEXT,
  what TEXT,
  ground TEXT,
  client_told BOOLEAN,
  referral_id TEXT,
  CONSTRAINT pk_disclosure PRIMARY KEY (id),
  CONSTRAINT fk_disclosure_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_disclosure_referral_id FOREIGN KEY(referral_id) REFERENCES referral (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_disclosure_case_id ON disclosure (case_id);
CREATE INDEX ix_disclosure_referral_id ON disclosure (referral_id);
CREATE INDEX ix_disclosure_case_id_date ON disclosure (case_id, date);
CREATE TABLE ecomap_system (
  id TEXT NOT NULL,
  ecomap_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  system_class TEXT,
  person_id TEXT,
  dead BOOLEAN,
  tie TEXT,
  stress BOOLEAN,
  energy TEXT,
  dx DOUBLE,
  dy DOUBLE,
  note TEXT,
  CONSTRAINT pk_ecomap_system PRIMARY KEY (id),
  CONSTRAINT fk_ecomap_system_ecomap_id FOREIGN KEY(ecomap_id) REFERENCES ecomap (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_ecomap_system_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_ecomap_system_ecomap_id ON ecomap_system (ecomap_id);
CREATE INDEX ix_ecomap_system_person_id ON ecomap_system (person_id);
CREATE TABLE road_map_event (
  id TEXT NOT NULL,
  road_map_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  "when" TEXT,
  what TEXT,
  feeling INTEGER,
  hope BOOLEAN,
  people JSON,
  private BOOLEAN,
  note TEXT,
  CONSTRAINT pk_road_map_event PRIMARY KEY (id),
  CONSTRAINT fk_road_map_event_road_map_id FOREIGN KEY(road_map_id) REFERENCES road_map (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_road_map_event_road_map_id ON road_map_event (road_map_id);
CREATE TABLE body_mark (
  id TEXT NOT NULL,
  body_map_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  place TEXT,
  side TEXT,
  x DOUBLE,
  y DOUBLE,
  kind TEXT,
  since TEXT,
  cause TEXT,
  scale INTEGER,
  visum BOOLEAN,
  note TEXT,
  CONSTRAINT pk_body_mark PRIMARY KEY (id),
  CONSTRAINT fk_body_mark_body_map_id FOREIGN KEY(body_map_id) REFERENCES body_map (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_body_mark_body_map_id ON body_mark (body_map_id);
CREATE TABLE venn_body (
  id TEXT NOT NULL,
  venn_diagram_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  size INTEGER,
  distance INTEGER,
  overlaps JSON,
  x DOUBLE,
  y DOUBLE,
  person_id TEXT,
  note TEXT,
  CONSTRAINT pk_venn_body PRIMARY KEY (id),
  CONSTRAINT fk_venn_body_venn_diagram_id FOREIGN KEY(venn_diagram_id) REFERENCES venn_diagram (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_venn_body_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_venn_body_venn_diagram_id ON venn_body (venn_diagram_id);
CREATE INDEX ix_venn_body_person_id ON venn_body (person_id);
CREATE TABLE quadrant_point (
  id TEXT NOT NULL,
  quadrant_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  box TEXT,
  text TEXT,
  source TEXT,
  evidence TEXT,
  priority INTEGER,
  CONSTRAINT pk_quadrant_point PRIMARY KEY (id),
  CONSTRAINT fk_quadrant_point_quadrant_id FOREIGN KEY(quadrant_id) REFERENCES quadrant (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_quadrant_point_quadrant_id ON quadrant_point (quadrant_id);
CREATE TABLE group_attendance (
  id TEXT NOT NULL,
  group_session_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  member_id TEXT,
  present BOOLEAN,
  note TEXT,
  CONSTRAINT pk_group_attendance PRIMARY KEY (id),
  CONSTRAINT fk_group_attendance_group_session_id FOREIGN KEY(group_session_id) REFERENCES group_session (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_group_attendance_member_id FOREIGN KEY(member_id) REFERENCES group_member (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_group_attendance_member_id ON group_attendance (member_id);
CREATE INDEX ix_group_attendance_group_session_id ON group_attendance (group_session_id);
CREATE TABLE group_tool (
  id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT,
  date TEXT,
  member_id TEXT,
  score DOUBLE,
  result TEXT,
  CONSTRAINT pk_group_tool PRIMARY KEY (id),
  CONSTRAINT fk_group_tool_group_id FOREIGN KEY(group_id) REFERENCES group_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_group_tool_member_id FOREIGN KEY(member_id) REFERENCES group_member (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_group_tool_group_id ON group_tool (group_id);
CREATE INDEX ix_group_tool_member_id ON group_tool (member_id);
CREATE TABLE sociogram_answer (
  id TEXT NOT NULL,
  sociogram_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  from_member_id TEXT,
  to_member_id TEXT,
  choice TEXT,
  CONSTRAINT pk_sociogram_answer PRIMARY KEY (id),
  CONSTRAINT fk_sociogram_answer_sociogram_id FOREIGN KEY(sociogram_id) REFERENCES sociogram (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_sociogram_answer_from_member_id FOREIGN KEY(from_member_id) REFERENCES group_member (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_sociogram_answer_to_member_id FOREIGN KEY(to_member_id) REFERENCES group_member (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_sociogram_answer_sociogram_id ON sociogram_answer (sociogram_id);
CREATE INDEX ix_sociogram_answer_from_member_id ON sociogram_answer (from_member_id);
CREATE INDEX ix_sociogram_answer_to_member_id ON sociogram_answer (to_member_id);
CREATE TABLE indicator (
  id TEXT NOT NULL,
  goal_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT,
  baseline TEXT,
  target TEXT,
  target_date TEXT,
  CONSTRAINT pk_indicator PRIMARY KEY (id),
  CONSTRAINT fk_indicator_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_indicator_goal_id ON indicator (goal_id);
CREATE TABLE activity_goal (
  id TEXT NOT NULL,
  activity_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  goal_id TEXT,
  CONSTRAINT pk_activity_goal PRIMARY KEY (id),
  CONSTRAINT fk_activity_goal_activity_id FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_activity_goal_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_activity_goal_activity_id ON activity_goal (activity_id);
CREATE INDEX ix_activity_goal_goal_id ON activity_goal (goal_id);
CREATE TABLE smart_review (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  goal_id TEXT,
  specific TEXT,
  measurable TEXT,
  achievable TEXT,
  relevant TEXT,
  time_bound TEXT,
  CONSTRAINT pk_smart_review PRIMARY KEY (id),
  CONSTRAINT fk_smart_review_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_smart_review_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_smart_review_case_id ON smart_review (case_id);
CREATE INDEX ix_smart_review_goal_id ON smart_review (goal_id);
CREATE TABLE attainment_scale (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  goal_id TEXT,
  title TEXT,
  weight DOUBLE,
  much_less TEXT,
  less TEXT,
  expected TEXT,
  more TEXT,
  much_more TEXT,
  level_before INTEGER,
  level_after INTEGER,
  CONSTRAINT pk_attainment_scale PRIMARY KEY (id),
  CONSTRAINT fk_attainment_scale_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_attainment_scale_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_attainment_scale_goal_id ON attainment_scale (goal_id);
CREATE INDEX ix_attainment_scale_case_id ON attainment_scale (case_id);
CREATE TABLE session_step (
  id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  step TEXT,
  done BOOLEAN,
  note TEXT,
  CONSTRAINT pk_session_step PRIMARY KEY (id),
  CONSTRAINT fk_session_step_session_id FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_session_step_session_id ON session_step (session_id);
CREATE TABLE session_person (
  id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  person_id TEXT,
  name TEXT,
  role TEXT,
  CONSTRAINT pk_session_person PRIMARY KEY (id),
  CONSTRAINT fk_session_person_session_id FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_session_person_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_session_person_session_id ON session_person (session_id);
CREATE INDEX ix_session_person_person_id ON session_person (person_id);
CREATE TABLE dialogue_line (
  id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  speaker TEXT,
  words TEXT,
  nonverbal TEXT,
  feelings TEXT,
  analysis TEXT,
  supervisor_note TEXT,
  CONSTRAINT pk_dialogue_line PRIMARY KEY (id),
  CONSTRAINT fk_dialogue_line_session_id FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_dialogue_line_session_id ON dialogue_line (session_id);
CREATE TABLE token_entry (
  id TEXT NOT NULL,
  token_economy_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  behaviour_id TEXT,
  behaviour_name TEXT,
  points INTEGER,
  praise TEXT,
  confirmed_by TEXT,
  note TEXT,
  CONSTRAINT pk_token_entry PRIMARY KEY (id),
  CONSTRAINT fk_token_entry_token_economy_id FOREIGN KEY(token_economy_id) REFERENCES token_economy (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_token_entry_behaviour_id FOREIGN KEY(behaviour_id) REFERENCES token_behaviour (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_token_entry_token_economy_id ON token_entry (token_economy_id);
CREATE INDEX ix_token_entry_behaviour_id ON token_entry (behaviour_id);
CREATE TABLE reading (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  kind TEXT,
  value TEXT,
  unit TEXT,
  judged_by TEXT,
  session_id TEXT,
  note TEXT,
  CONSTRAINT pk_reading PRIMARY KEY (id),
  CONSTRAINT fk_reading_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_reading_session_id FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_reading_case_id ON reading (case_id);
CREATE INDEX ix_reading_case_id_date ON reading (case_id, date);
CREATE INDEX ix_reading_session_id ON reading (session_id);
CREATE TABLE goal_result (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  goal_id TEXT,
  indicator_id TEXT,
  goal_text TEXT,
  state TEXT,
  evidence TEXT,
  CONSTRAINT pk_goal_result PRIMARY KEY (id),
  CONSTRAINT fk_goal_result_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_goal_result_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_goal_result_indicator_id FOREIGN KEY(indicator_id) REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_goal_result_case_id ON goal_result (case_id);
CREATE INDEX ix_goal_result_goal_id ON goal_result (goal_id);
CREATE INDEX ix_goal_result_indicator_id ON goal_result (indicator_id);
