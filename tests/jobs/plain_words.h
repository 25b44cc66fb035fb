// What every text about a paid job that did not end well must hold to, so that a tired artist understands it: what
// happened, whether money was spent (said once), what to do next, in everyday words. Test code only.
#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <string>

namespace plain_words {

/// Without what a service said itself, and without details in brackets.
inline QString ownWords(QString text)
{
    static const QRegularExpression quoted(QStringLiteral("“[^”]*”"));
    static const QRegularExpression bracketed(QStringLiteral("\\([^()]*\\)"));
    return text.remove(quoted).remove(bracketed);
}

inline QStringList sentencesOf(const QString &text)
{
    static const QRegularExpression ends(QStringLiteral("(?<=[.!?:;”])\\s+"));
    return text.split(ends, Qt::SkipEmptyParts);
}

/// What is wrong with the words; empty: nothing is.
inline QString wrongWords(const QString &text)
{
    static const QList<QRegularExpression> jargon = [] {
        QList<QRegularExpression> found;
        for (const char *word : {"HTTP\\b",
                                 "JSON",
                                 "UUID",
                                 "\\bpoll",
                                 "TLS",
                                 "SSL",
                                 "certificate",
                                 "\\bnull\\b",
                                 "errno",
                                 "time-?out",
                                 "socket",
                                 "\\bAPI\\b",
                                 "endpoint",
                                 "header",
                                 "\\bpars",
                                 "redirect",
                                 "\\bURL",
                                 "\\bURI",
                                 "status",
                                 "\\bsubmit",
                                 "payload",
                                 "request_",
                                 "taskU",
                                 "gateway",
                                 "\\bupload(ed)? failed",
                                 "exception",
                                 "invalid",
                                 "\\btoken",
                                 "webhook",
                                 "\\bqueue",
                                 "query",
                                 "(?-i:\\b[1-5][0-9]{2} [A-Z][a-z]+)",
                                 "(?<![.,$0-9])\\b[45][0-9]{2}\\b(?! [KMG]?B)",
                                 "--[a-z]",
                                 "parameter",
                                 "upstream",
                                 "\\bSQL",
                                 "\\bcurl",
                                 "\\bGET\\b",
                                 "\\bPOST\\b",
                                 "unknown error"})
            found.append(QRegularExpression(word, QRegularExpression::CaseInsensitiveOption));
        return found;
    }();
    const QString own = ownWords(text);
    for (const QRegularExpression &word : jargon) {
        if (const auto match = word.match(own); match.hasMatch())
            return "jargon: " + match.captured();
    }
    if (text.isEmpty() || !text.front().isUpper())
        return "it does not begin like a sentence";
    if (!text.endsWith('.') && !text.endsWith('?'))
        return "it does not end like a sentence";
    if (text.contains("..") || text.contains(". .") || text.contains("  ") || text.contains(" ."))
        return "two sentences run together";
    if (text.size() > 900)
        return QString("it has %1 characters").arg(text.size());
    for (const QChar c : text) {
        if (!c.isPrint())
            return "a character that can't be shown";
    }
    const QStringList sentences = sentencesOf(own);
    for (const QString &sentence : sentences) {
        if (sentence.size() > 12 && sentences.count(sentence) > 1)
            return "said twice: " + sentence;
    }
    return {};
}

/// How often it says whether money was spent.
inline int moneySentences(const QString &text)
{
    static const QRegularExpression said(QStringLiteral(
        "[Nn]othing was (sent or )?charged|\\bcharged (about |\\$|[0-9]|for it)|may have charged|gives? the "
        "(money|units) back|\\bwas charged\\b(?<!othing was charged)"));
    int count = 0;
    for (auto each = said.globalMatch(ownWords(text)); each.hasNext(); each.next())
        ++count;
    return count;
}

inline bool saysWhatToDo(const QString &text)
{
    static const QRegularExpression deed(
        QStringLiteral(
            "^(Then |If [^.]*[,:] )?(try|trying|go on|check|look|choose|set|enter|top|give|make|close|sign|change|use|"
            "start|wait|ask|put|shorten|download|copy|say|open|leave|add|scale|save)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    for (const QString &sentence : sentencesOf(ownWords(text))) {
        if (sentence.trimmed().contains(deed))
            return true;
    }
    return false;
}

/// What is wrong with the text about a job at that service; empty: nothing is.
inline QString wrongWith(const std::string &message, const std::string &service)
{
    const QString text = QString::fromStdString(message);
    QString wrong = wrongWords(text);
    if (wrong.isEmpty() && !text.contains(QString::fromStdString(service)) && !text.contains("the server is your own"))
        wrong = "it does not name " + QString::fromStdString(service);
    if (const int money = moneySentences(text); wrong.isEmpty() && money != 1)
        wrong = QString("it says %1 times whether money was spent").arg(money);
    if (wrong.isEmpty() && !saysWhatToDo(text))
        wrong = "it does not say what to do";
    return wrong.isEmpty() ? wrong : wrong + "\n    in: " + text;
}

} // namespace plain_words
