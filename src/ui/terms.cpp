#include "ui/terms.h"

#include "providers/fitting.h"
#include "providers/option_check.h"
#include "ui/view_board.h"

#include <QCoreApplication>

#include <algorithm>

namespace turnaround::ui {

namespace {

QString tr(const char *text, const char *about = nullptr, int n = -1)
{
    return QCoreApplication::translate("Terms", text, about, n);
}

QString words(const std::string &text)
{
    return QString::fromStdString(text);
}

/// Why the board is not ready yet, whoever makes it; empty: it is.
QString boardProblem(const TermsFacts &facts)
{
    if (facts.missed)
        return tr("%1 could not be fetched: drop another picture, or remove it.").arg(viewTitle(*facts.missed));
    if (facts.broken)
        return tr("%1 can't be used: replace it or clear it.").arg(viewTitle(*facts.broken));
    if (facts.fetching)
        return tr("Fetching the picture for %1 …").arg(viewTitle(*facts.fetching));
    return {};
}

/// Fills in the terms of a service, piece by piece.
struct ServiceTerms {
    const TermsFacts &facts;
    const providers::Provider &provider = *facts.provider;
    providers::Fitting fitting = providers::fit(provider, facts.request);
    const ModelOffer *model = providers::findModel(provider, facts.request.model);
    Terms terms = {};

    QString service() const { return words(provider.info.name); }
    const std::vector<ViewPicture> &views() const { return fitting.request.views; }
    bool hasAccount() const { return facts.accounts.contains(provider.info.id); }
    void line(const char *icon, const QString &text, bool warns = false)
    {
        terms.lines << QVariant::fromValue(TermLine{QString::fromLatin1(icon), text, warns});
    }

    void tellUse()
    {
        const auto used = static_cast<int>(views().size());
        if (!fitting.refusal && used > 0) {
            const bool all = used == facts.filled;
            line("check",
                 used == 1 ? tr("%1 view is used.").arg(viewTitle(views().front().view))
                     : all ? tr("All %1 views are used.").arg(used)
                           : tr("%1 of %2 views are used.").arg(used).arg(facts.filled));
        }
        for (const std::string &sentence : fitting.unused)
            line("warn", words(sentence), true);
    }

    /// Where the pictures and words go. Nothing of it happens before the button is pressed.
    void tellWay()
    {
        if (fitting.refusal)
            return;
        const auto files = static_cast<int>(std::ranges::count_if(views(), [&](const ViewPicture &view) {
            return view.url.empty() || !(model->takesAddresses || model->pictureWay == PictureWay::AddressOnly);
        }));
        const auto addresses = static_cast<int>(views().size()) - files;
        QStringList what;
        if (files > 0)
            what << (files == 1 ? tr("1 picture") : tr("%1 pictures").arg(files));
        if (addresses > 0)
            what << (addresses == 1 ? tr("1 picture’s address") : tr("%1 pictures’ addresses").arg(addresses));
        if (!fitting.request.prompt.empty())
            what << tr("the prompt");
        if (terms.practice) {
            line("shield", tr("Practice: nothing leaves this computer, nothing is charged."));
            return;
        }
        const providers::Provider *host = providers::findProvider(fitting.request.hostWith);
        const QString to =
            host && files > 0 ? tr("%1, hosted by %2").arg(service(), words(host->info.name)) : service();
        QString text = tr("%1 go to %2.").arg(what.join(tr(" and ")), to);
        if (what.size() == 1 && (files + addresses == 1 || views().empty()))
            text = tr("%1 goes to %2.").arg(what.front(), to);
        text[0] = text[0].toUpper();
        line("upload", text);
    }

    void tellHosts()
    {
        const bool needsHost = model->pictureWay == PictureWay::AddressOnly &&
            std::ranges::any_of(views(), [](const ViewPicture &view) { return view.url.empty(); });
        if (!needsHost)
            return;
        QStringList others;
        for (const providers::Provider *host : providers::allProviders()) {
            if (!host->host || host == &provider)
                continue;
            const QString name = words(host->info.name);
            others << name;
            if (facts.accounts.contains(host->info.id))
                terms.hosts << QVariant::fromValue(
                    HostOffer{words(host->info.id), name, facts.request.hostWith == host->info.id});
        }
        if (terms.hosts.isEmpty() && !others.isEmpty())
            line("key", tr("With a key for %1, that service can host the pictures.").arg(others.join(tr(" or "))));
    }

    void tellPrice()
    {
        terms.practice = hasAccount() && facts.accounts.at(provider.info.id);
        terms.asking = facts.asking;
        terms.canAsk = model->canQuote && !fitting.refusal && hasAccount() && !facts.told && !facts.loading;
        if (terms.canAsk)
            terms.askHelp = provider.quoteNeedsUploads && !views().empty()
                ? (views().size() == 1 ? tr("The picture is uploaded for it; that costs nothing.")
                                       : tr("The pictures are uploaded for it; that costs nothing."))
                : tr("Nothing is made, and it costs nothing.");
        if (facts.told) {
            terms.price = words(moneyText(*facts.told));
            terms.priceDetail = tr("told by %1").arg(service());
        } else if (model->free) {
            terms.price = tr("Free");
            terms.priceDetail = tr("on your server");
        } else if (const auto listed = providers::listedPrice(*model, fitting.request)) {
            const QString money = words(moneyText(listed->money));
            terms.price = listed->from ? tr("from %1").arg(money) : money;
            terms.priceDetail = tr("list of %1").arg(words(listed->date));
        } else {
            terms.priceDetail = tr("Price not published");
        }
        if (terms.asking)
            terms.priceDetail = tr("Asking %1 …").arg(service());
        else if (!facts.askProblem.isEmpty())
            line("warn", facts.askProblem, true);
    }

    /// Once more where money is spent: what the note under the board says.
    void tellFindings()
    {
        for (const blockout::ViewFinding &finding : facts.findings) {
            if (std::ranges::find(views(), finding.view, &ViewPicture::view) == views().end())
                continue;
            const QString reason = words(finding.reason).section(QStringLiteral(": "), 0, 0);
            line("warn", tr("%1: mend it before paying.").arg(reason.isEmpty() ? viewTitle(finding.view) : reason),
                 true);
        }
    }

    void tellReady()
    {
        const QString problem = boardProblem(facts);
        if (!problem.isEmpty())
            terms.readyText = problem;
        else if (facts.loading)
            terms.readyText = tr("Reading the pictures …");
        else if (!facts.optionProblem.isEmpty())
            terms.readyText = facts.optionProblem;
        else if (fitting.refusal)
            terms.readyText = words(fitting.refusal->message);
        else if (!hasAccount())
            terms.readyText = tr("%1 needs a key before anything can be sent.").arg(service());
        else
            terms.ready = true;
        if (terms.ready)
            terms.readyText = terms.practice           ? tr("Made by the sandbox; go on working.")
                : model->output == OutputKind::Picture ? tr("%1 makes them; go on working.").arg(service())
                                                       : tr("%1 makes it; go on working.").arg(service());
        if (!hasAccount())
            terms.keyWanted = words(provider.info.id);
    }

    Terms tell()
    {
        if (!model) {
            terms.readyText = words(fitting.refusal->message);
            return terms;
        }
        terms.action = model->output == OutputKind::Picture ? tr("Make pictures") : tr("Generate");
        tellPrice();
        tellUse();
        tellHosts();
        tellWay();
        tellFindings();
        tellReady();
        return terms;
    }
};

Terms blockoutTerms(const TermsFacts &facts)
{
    Terms terms;
    terms.action = tr("Generate");
    terms.price = tr("Free");
    terms.priceDetail = tr("on this computer");
    const auto used = static_cast<int>(facts.request.views.size());
    const QString use = facts.filled == 0 ? tr("Uses every view. No account, no upload.")
        : facts.filled == 1               ? tr("1 view used. No account, no upload.")
                                          : tr("All %1 views used. No account, no upload.").arg(facts.filled);
    terms.lines << QVariant::fromValue(TermLine{QStringLiteral("check"), use, false});
    if (!facts.request.prompt.empty())
        terms.lines << QVariant::fromValue(
            TermLine{QStringLiteral("warn"), tr("Prompt not used: it reads pictures only."), true});
    const QString problem = boardProblem(facts);
    if (!problem.isEmpty())
        terms.readyText = problem;
    else if (facts.filled == 0)
        terms.readyText = tr("Add a picture to begin.");
    else if (facts.tooManyCharacters > 0)
        terms.readyText = facts.tooManyCharacters == 1
            ? tr("The prompt is too long by 1 character.")
            : tr("The prompt is too long by %1 characters.").arg(facts.tooManyCharacters);
    else if (facts.loading || used == 0)
        terms.readyText = tr("Reading the pictures …");
    else
        terms.ready = true;
    if (terms.ready)
        terms.readyText = facts.findings.empty() ? tr("Builds in the background; go on working.")
                                                 : tr("A note is open. You can generate anyway.");
    return terms;
}

} // namespace

Terms termsOf(const TermsFacts &facts)
{
    return facts.provider ? ServiceTerms{facts}.tell() : blockoutTerms(facts);
}

} // namespace turnaround::ui
