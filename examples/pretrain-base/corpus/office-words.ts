const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/).map((item) => item.replace(/\s+/g, ' '))

/** Things a land registry does for a fee. */
export const LAND_SERVICES = list(`
  a transfer of land, a transfer of title, a new mortgage, the discharge of a mortgage, a caveat, the withdrawal of
  a caveat, the removal of a caveat, a certified copy, a certified copy of a title, a certified copy of a plan, a
  plain copy, a title search, a name search, a map search, an online search, a search at the counter, the lodgement
  of a plan, a survey plan, a subdivision, a boundary change, a lease, the surrender of a lease, a sublease, an
  easement, the release of an easement, a covenant, a change of name, a change of address, the correction of a
  spelling error, a lost title, a replacement title, a duplicate title, a joint title, a power of attorney, the
  removal of a power of attorney, a court order, a priority notice, rush service, same-day service, express service,
  a notice of death, a transfer to an heir, a gift of land, an exchange of land, a transfer between spouses, a
  strata plan, a strata title, the amendment of a plan, the withdrawal of an application, a late lodgement, a
  returned cheque, a bounced cheque, a statutory declaration, the witness of a signature, an identity check, a stamp
  duty certificate, a history search, an old deed, a scan of a deed, a paper map, an aerial photo, a water right, a
  mining right, a timber right, a right of way, a lien, the release of a lien, a writ, a bankruptcy notice, a tax
  notice, an appeal, a review of a decision, a meeting with the registrar, a letter of advice, postage, courier
  delivery, an email copy, a storage box, a locker, a fax, an index card, a farm title, a lake lot, an island lot, a
  parking space, a first title, a heritage permit, a charity, a condominium, a cooperative, a trust, an estate, a
  company name, a merger, a bulk order, a search account, a data licence, the extension of a lease, the extension of
  a deadline, the examination of a plan, the examination of a title, the transfer of a lease, a monthly report, a
  bound book of titles, a large map, a digital map, a translation, a second copy, a refund request`)

/** Services of all kinds of offices. */
export const OFFICE_SERVICES = list(`
  a passport, a visa, a driving licence, a fishing licence, a dog licence, a building permit, a parking permit, a
  market stall permit, a taxi licence, a shop licence, a birth certificate, a marriage certificate, a residence
  card, a library card, a bus pass, a work permit, a trade licence, a tax certificate, a tree permit, a street party
  permit, a food licence, a music licence, a boat licence, a camping permit, a business name, a voter card, a health
  card, a student card, a pension form, a water meter, a power connection, a rubbish bin, a burial plot, a wedding
  room, a noise permit, a sign permit, a well permit`)

/** Papers people hand in. */
export const PAPERS = list(`
  application form, title deed, transfer form, mortgage form, caveat form, lease, plan, survey plan, receipt,
  identity card, passport, birth certificate, bank letter, tax certificate, signed consent, court order, marriage
  certificate, proof of address, photo, power of attorney, witness statement, statutory declaration, building plan,
  invoice, payment slip, medical letter, school report, insurance card, rental contract, discharge form, withdrawal
  form, fee form, corrected form, returned form, examined plan, registered deed, stamp duty certificate`)

/** Ways of paying. */
export const PAYMENTS = list(`
  cash, cheque, bank card, credit card, bank transfer, money order, postal order, online payment, direct debit, bank
  draft, prepaid account, mobile payment, foreign money, gold coins, gift card`)

/** Reasons an office gives for a decision. */
export const REASONS = list(`
  a signature was missing, the form was not complete, the fee was not paid, the plan was not clear, the name was
  spelled wrong, the photo was too dark, the deadline had passed, the address was wrong, the copy was not certified,
  the witness did not sign, the consent of the bank was missing, the title number was wrong, the boundary was not
  marked, the stamp duty was not paid, the deed was damaged, the date was missing, the page was torn, the map was
  too old, the plan was not examined, the error was not corrected, the money was foreign, the deed was not
  registered`)

/** Groups that may not have to pay. */
export const EXEMPT = list(`
  charities, schools, hospitals, churches, students, pensioners, veterans, farmers, widows, museums, public
  libraries, first home buyers, disabled persons, children, town councils, fire brigades, small farms, refugees,
  nurses, orphans, account holders, card holders, county workers`)

/** People at an office. */
export const OFFICERS = list(`
  registrar, clerk, cashier, notary, surveyor, examiner, inspector, archivist, secretary, director, judge, deputy
  registrar, tax officer, legal officer, front desk officer, map officer, chief examiner, bank manager, treasurer,
  county surveyor, county clerk, county judge`)

/** Kinds of offices. */
export const OFFICES = list(`
  Land Registry, Land Office, Title Office, Tax Office, Permit Office, Town Hall, City Archive, Passport Office,
  Licence Office, Survey Office, Housing Office, Court Registry, Deeds Office, Map Office, Water Office, Customs
  Office, Pension Office`)

/** What a fee, a discount or an exemption can be for, before the word "fee". */
export const FEE_KINDS = list(`
  transfer, search, plan, discharge, boundary, copy, lease, caveat, mortgage, lodgement, survey, permit, title,
  appeal, late, map, archive, registration, easement, covenant, refund, account, visit, entry, exam, card, storage`)

/** Things that stay valid for some time. */
export const VALID_THINGS = list(`
  a caveat, a priority notice, a search result, an identity check, a certified copy, a permit, a licence, a stamp
  duty certificate, a bank letter, a library card, a visitor pass, a signature, a price list, a power of attorney, a
  quote, a booking, a reservation, a medical letter, a ticket, a parking card, a tax certificate, a title, a map, an
  easement, a lease`)

/** Acts an office allows or punishes. */
export const ACTS = list(`
  late lodgement, late payment, a false statement, a missing signature, a wrong address, a lost receipt, a lost key,
  a damaged map, a false name, a bounced cheque, loud talking, smoking, parking at the gate, an unpaid invoice, a
  torn deed`)

/** Occasions for a lower price. */
export const OCCASIONS = list(`
  a bulk order, online lodgement, early payment, a second copy, a repeat visit, a group visit, a yearly account, an
  order by email, lodgement by mail, a large plan, old customers, payment in cash, a group of schools`)

/** Where and how people reach an office. */
export const CHANNELS = list(`
  at the counter, by mail, online, by phone, at the bank, at the front desk, in the archive, by courier`)

/** Things an office does, as verbs with their objects. */
export const DUTIES = list(`
  decides about a refund, examines a survey plan, signs a transfer, checks a mortgage, keeps the archive, reads the
  appeals, opens the mail, stamps a deed, prints a certified copy, approves a discount, registers a caveat, corrects
  a spelling error, measures the land, marks the boundary, counts the fees, orders a refund, examines a lease, files
  the invoices`)

/** Shares of an amount. */
export const SHARES = list(
  'half, one third, two thirds, one quarter, three quarters, one fifth, one tenth, all, nothing',
)
