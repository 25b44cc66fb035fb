#include "ui/composer.h"

#include "net/transport.h"
#include "ui/subject_name.h"

namespace turnaround::ui {

namespace {

/// Where anybody can see the same picture; empty: nowhere, or it was edited here.
std::string publicAddress(const Draft &draft, View view)
{
    const auto slot = draft.views.find(view);
    const bool there = slot != draft.views.end() && !slot->second.edited();
    return there && net::isAllowedAddress(slot->second.url, false) ? slot->second.url : std::string();
}

} // namespace

Composer::Composer(const std::filesystem::path &dataFolder, JobDesk &desk, QObject *parent)
    : QObject(parent)
    , m_store(dataFolder)
    , m_board(m_store.derivedFolder())
    , m_intake(m_store.keptFolder(), m_sorting)
    , m_price(desk)
{
    m_services.setAccounts(desk.accounts());
    connect(&desk, &JobDesk::accountsChanged, this, [this, &desk] {
        m_services.setAccounts(desk.accounts());
        tell();
    });
    connect(&m_price, &PriceQuestion::changed, this, &Composer::tell);
    connect(&m_services, &ServiceMenu::picked, this, [this] {
        Draft next = draft();
        next.maker = m_services.maker();
        m_hostWith.clear();
        change(std::move(next));
    });
    connect(&m_serviceOptions, &OptionList::edited, this, &Composer::takeOptions);
    connect(&m_store, &DraftStore::restored, this, [this](const Draft &draft) {
        m_restored = true;
        m_history.start(draft);
        apply();
        emit promptChanged();
    });
    connect(&m_store, &DraftStore::sampleReady, this, [this](const Draft &sample) {
        Draft next = draft();
        next.views = sample.views;
        if (m_submitsWhenReady)
            next.maker = {}; // it costs nothing, as it says
        change(std::move(next));
    });
    connect(&m_store, &DraftStore::failed, this, &Composer::said);
    connect(&m_intake, &PictureIntake::refused, this, &Composer::said);
    connect(&m_intake, &PictureIntake::sorted, this, &Composer::place);
    connect(&m_intake, &PictureIntake::fetched, this, &Composer::placeFetched);
    connect(&m_intake, &PictureIntake::fetching, &m_board, &ViewBoard::setFetching);
    connect(&m_intake, &PictureIntake::missed, &m_board, &ViewBoard::setMissed);
    connect(&m_board, &ViewBoard::settled, this, &Composer::rebuild);
    connect(&m_board, &ViewBoard::changed, this, &Composer::tell);
    connect(&m_blockout, &LiveBlockout::reported, this, [this](const blockout::Report &report) {
        m_report = report;
        tell();
    });
    connect(&m_outline, &MaskEditor::applied, this, [this](int view, const MaskEdit &edit) {
        Draft next = draft();
        if (const auto slot = next.views.find(static_cast<View>(view)); slot != next.views.end()) {
            slot->second.mask = edit;
            change(std::move(next));
        }
    });
    connect(&m_options, &BlockoutOptions::chosen, this, [this] {
        Draft next = draft();
        const bool reshaped = next.settings.shape != m_options.settings().shape;
        next.settings = m_options.settings();
        change(std::move(next), "settings");
        if (reshaped)
            rebuild();
    });
    m_terms = termsNow();
}

void Composer::restore()
{
    m_store.restore();
}

void Composer::change(Draft next, const std::string &what)
{
    m_history.change(std::move(next), what);
    apply();
}

void Composer::apply()
{
    if (m_restored)
        m_store.save(draft());
    m_options.set(draft().settings);
    m_services.show(draft().maker);
    const auto chosen = draft().options.find(m_services.maker());
    m_serviceOptions.set(m_services.model(), chosen == draft().options.end() ? OptionValues() : chosen->second);
    keepToBudget();
    m_board.show(draft().views);
    emit draftChanged();
    tell();
}

void Composer::place(const ViewFiles &views)
{
    Draft next = draft();
    for (const auto &[view, file] : views) {
        stopFetching(view); // the newer picture counts
        next.views[view] = DraftView{file, 0, false, {}};
        std::erase_if(next.accepted, [&](const AcceptedFinding &finding) { return finding.first == view; });
    }
    change(std::move(next));
}

void Composer::placeFetched(View view, const std::filesystem::path &file, const QString &address)
{
    Draft next = draft();
    next.views[view] = DraftView{file, 0, false, {}, address.toStdString()};
    std::erase_if(next.accepted, [&](const AcceptedFinding &finding) { return finding.first == view; });
    change(std::move(next));
}

void Composer::rebuild()
{
    m_blockout.rebuild(m_board.files(true), draft().settings.shape);
}

void Composer::tell()
{
    m_note.update(m_board, m_report, draft().accepted);
    m_board.setFindings(m_note.open());
    m_terms = termsNow();
    emit stateChanged();
    if (m_submitsWhenReady && ready())
        submit();
}

void Composer::setPrompt(const QString &prompt)
{
    const std::string text = prompt.toStdString();
    if (text == draft().prompt)
        return;
    m_history.setPrompt(text);
    if (m_restored)
        m_store.save(draft());
    keepToBudget();
    emit promptChanged();
    tell();
}

int Composer::promptLeft() const
{
    const int most = m_services.model() ? m_services.model()->mostPromptCharacters : kPromptLimit;
    return most - static_cast<int>(prompt().toUcs4().size());
}

QString Composer::viewsText() const
{
    return m_board.filled() == 0 ? tr("none yet") : tr("%1 of %2").arg(m_board.filled()).arg(kViewCount);
}

QString Composer::subject() const
{
    return QString::fromStdString(subjectName(draft()));
}

Terms Composer::termsNow() const
{
    TermsFacts facts;
    facts.provider = m_services.provider();
    facts.request = request();
    facts.filled = m_board.filled();
    facts.loading = m_board.loading();
    facts.broken = m_board.broken();
    facts.missed = m_board.missed();
    facts.fetching = m_board.fetching();
    facts.tooManyCharacters = std::max(0, -promptLeft());
    facts.findings = m_note.open();
    facts.optionProblem = m_serviceOptions.problem();
    facts.accounts = m_services.accounts();
    facts.asking = m_price.askingFor(facts.request);
    facts.told = m_price.answerFor(facts.request);
    facts.askProblem = m_price.problemFor(facts.request);
    return termsOf(facts);
}

GenerationRequest Composer::request() const
{
    const ServiceModel maker = m_services.maker();
    GenerationRequest request;
    request.provider = maker.provider;
    request.model = maker.model;
    request.name = subjectName(draft());
    request.prompt = draft().prompt;
    request.settings = draft().settings;
    request.options = m_serviceOptions.counting();
    request.hostWith = m_hostWith;
    for (const blockout::ViewFile &view : m_board.files(false))
        request.views.push_back({view.view, view.file, publicAddress(draft(), view.view)});
    return request;
}

void Composer::takeOptions(const QString &key)
{
    Draft next = draft();
    next.options[m_services.maker()] = m_serviceOptions.chosen();
    change(std::move(next), key.isEmpty() ? std::string() : "option " + key.toStdString());
}

void Composer::undo()
{
    m_history.undo();
    apply();
}

void Composer::redo()
{
    m_history.redo();
    apply();
}

void Composer::mend()
{
    if (const std::optional<View> missed = m_note.missed()) {
        m_intake.retry(*missed);
        return;
    }
    Draft next = draft();
    if (m_note.mend(next))
        change(std::move(next));
}

void Composer::ignoreFinding()
{
    if (const std::optional<View> missed = m_note.missed()) {
        m_board.forgetMissed(*missed);
        return;
    }
    Draft next = draft();
    for (const AcceptedFinding &finding : m_note.toAccept())
        next.accepted.insert(finding);
    change(std::move(next));
}

void Composer::loadSample()
{
    m_store.unpackSample();
}

void Composer::buildSample()
{
    m_submitsWhenReady = true;
    loadSample();
}

void Composer::submit()
{
    m_submitsWhenReady = false;
    if (!ready())
        return;
    const GenerationRequest asked = request();
    m_hostWith.clear();
    keepToBudget();
    emit submitRequested(asked, false);
    tell();
}

void Composer::askPrice()
{
    if (m_terms.canAsk)
        m_price.ask(request());
}

void Composer::letHost(const QString &service, bool allowed)
{
    m_hostWith = allowed ? service.toStdString() : std::string();
    tell();
}

void Composer::askOverBudget(const GenerationRequest &request, const QString &why)
{
    m_refused = request;
    m_overBudget = why;
    emit overBudgetChanged();
}

void Composer::payAnyway()
{
    if (m_overBudget.isEmpty())
        return;
    keepToBudget();
    emit submitRequested(m_refused, true);
}

void Composer::keepToBudget()
{
    if (m_overBudget.isEmpty())
        return;
    m_overBudget.clear();
    emit overBudgetChanged();
}

} // namespace turnaround::ui
