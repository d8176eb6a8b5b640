//! The open thread: its head, the exchange, the member beside it, what happened to it, notes and Ekle.
//! Sentences of the history are made here from events, so that the screen and a later report tell them alike.

use crate::event::{EventKind, LiveEvent};
use crate::lang::{Lang, Text};
use crate::message::Source;
use crate::moment;
use crate::setting::StoreInfo;
use crate::texts::words;
use crate::thread::ReopenRule;

texts! {
    PANE = "Açık mesaj", "Open thread";
    CLOSE_PANE = "Mesajı kapat", "Close the thread";
    EXCHANGE = "Yazışma", "Exchange";
    MEMBER = "Üye", "Member";
    EXTERNAL_ID = "Mağaza üye no", "Store member id";
    OTHERS = "Üyenin diğer mesajları", "The member's other threads";
    NO_OTHERS = "Üyenin başka mesajı yok", "The member has no other thread";
    HISTORY = "Bu mesajda neler oldu", "What happened to this thread";
    DETAILS = "Bilgiler", "Details";
    KIND = "Mesaj Tür", "Kind";
    TOPIC = "Mesaj Konusu", "Topic";
    ORDER_NO = "Sipariş No", "Order no.";
    OPENED_AT = "Açılma Tarihi", "Opened";
    CLOSED_AT = "Kapanma Tarihi", "Closed";
    RESPONDER = "Cevaplayan", "Responder";
    RESOLVER = "Çözümleyen", "Resolver";
    ASSIGNEE = "Sorumlu", "Assignee";
    ASSIGNEE_NONE = "Kimse", "Nobody";
    TAKE = "Üstlen", "Take it";
    SNOOZE = "Ertele", "Snooze";
    NAP_THREE_HOURS = "3 saat sonra", "In 3 hours";
    NAP_TOMORROW = "Yarın sabah 09:00", "Tomorrow at 09:00";
    NAP_MONDAY = "Pazartesi sabahı 09:00", "Monday at 09:00";
    SNOOZED_UNTIL = "Uyanma zamanı", "Wakes at";
    REOPENED_TIMES = "Yeniden açılma", "Times reopened";
    IN_BIN = "Bu mesaj çöp kutusunda", "This thread is in the bin";
    NEW_MARK = "Yeni", "New";
    NEW_BELOW = "Yeni mesaj var, göster", "New message, show it";
    NOTE_MARK = "Not, üyeye gitmez", "Note, not sent to the member";
    DESK_MARK = "Masa", "Desk";
    UNDELIVERABLE = "Son yanıt üyeye ulaşmadı; mesaj bu yüzden yeniden açıldı. Nedeni gönderim kaydında yazıyor.",
        "The last answer did not reach the member, so the thread is open again. The delivery record says why.";
    MAIL_TO = "{0}: {1}. Gönderim kaydını aç", "{0}: {1}. Open the delivery record";
    NOTE_LABEL = "Ekip notu", "Note for the team";
    NOTE_HINT = "Yalnızca ekip görür", "Only the team sees it";
    NOTE_ADD = "Not ekle", "Add note";
    NOTE_ADDED = "Not eklendi", "Note added";
    RESOLVED_SAID = "#{0} çözümlendi, arşive taşındı", "#{0} is resolved and in the archive";
    BINNED_SAID = "#{0} çöp kutusuna taşındı", "#{0} is in the bin";
    REOPENED_SAID = "#{0} yeniden açıldı, gelen kutusunda", "#{0} is open again, in the inbox";
    SNOOZED_SAID = "#{0} ertelendi: {1}", "#{0} sleeps until {1}";
    ASSIGNED_SAID = "#{0} mesajının sorumlusu değişti", "#{0} has another assignee";
    RELEASED_SAID = "#{0} mesajının artık sorumlusu yok", "#{0} has no assignee any more";
    RESTORED_SAID = "#{0} geri yüklendi", "#{0} is restored";
    NOTHING_CHANGED = "#{0} bu arada değişmiş; bir şey yapılmadı", "#{0} has changed meanwhile; nothing was done";
    UNDONE_SAID = "Geri alındı", "Undone";
    UNDO_LEFT = "Mesaj bu arada değiştiği için geri alınamadı", "The thread has changed since and was left alone";
    REOPEN_TITLE = "#{0} yeniden açılsın mı?", "Reopen #{0}?";
    REOPEN_REASON = "Neden (isteğe bağlı)", "Reason (optional)";
    REOPEN_HINT = "Mesajın geçmişinde kalır", "Stays in the thread's history";
    START_TITLE = "Üyeye yeni mesaj", "New message to a member";
    START_MEMBER_KNOWN = "Kayıtlı üye", "Known member";
    START_MEMBER_NEW = "Yeni üye", "New member";
    START_FIND = "Üye ara", "Find a member";
    START_FIND_HINT = "Ad, e-posta ya da sipariş no", "Name, e-mail or order no.";
    START_NOBODY = "Uyan üye yok", "No member matches";
    START_FOUND = "{0} üye bulundu", "{0} members found";
    START_OTHER_MEMBER = "Başka üye seç", "Choose another member";
    FULL_NAME = "Ad Soyad", "Full name";
    EMAIL = "E-Posta", "E-mail";
    SUBJECT = "Konu Başlığı", "Subject";
    BODY = "Açıklama", "Text";
    CHOOSE = "Seçin", "Choose";
    START_SENT = "Mesaj açıldı, mail gönderiliyor", "The thread is open, the mail is on its way";
}

/// Which door a message came through.
pub const fn source(source: Source) -> Text {
    match source {
        Source::Form => Text {
            tr: "İletişim formu",
            en: "Contact form",
        },
        Source::Api => Text {
            tr: "Mağaza",
            en: "Store",
        },
        Source::Mail => Text { tr: "Mail", en: "Mail" },
        Source::Desk => Text { tr: "Masa", en: "Desk" },
        Source::Import => Text {
            tr: "İçe aktarma",
            en: "Import",
        },
    }
}

/// A reopen rule as the reason of what happened.
pub fn rule(rule: ReopenRule, lang: Lang) -> String {
    const ALWAYS: Text = Text {
        tr: "kural: her yeni mesaj yeniden açar",
        en: "rule: every new message reopens",
    };
    const WITHIN: Text = Text {
        tr: "kural: kapandıktan sonra {0} gün içinde yeniden açar",
        en: "rule: reopens within {0} days after closing",
    };
    const NEVER: Text = Text {
        tr: "kural: kapanan mesaj yeniden açılmaz",
        en: "rule: a closed thread stays closed",
    };
    match rule {
        ReopenRule::Always => lang.t(ALWAYS).to_owned(),
        ReopenRule::WithinDays(days) => lang.fill(WITHIN, &[&days]),
        ReopenRule::Never => lang.t(NEVER).to_owned(),
    }
}

/// One line of a thread's history: who did what. Empty for events that are not about a thread.
pub fn happened(event: &LiveEvent, store: &StoreInfo, lang: Lang) -> String {
    let who = match event.agent {
        Some(agent) => store.agent(agent).to_owned(),
        None => lang.t(DESK_MARK).to_owned(),
    };
    by_agent(&event.what, &who, store, lang).unwrap_or_else(|| by_nobody(&event.what, lang))
}

fn by_agent(what: &EventKind, who: &str, store: &StoreInfo, lang: Lang) -> Option<String> {
    texts! {
        STARTED = "{0} üyeye yazdı", "{0} wrote to the member";
        REPLIED = "{0} yanıtladı", "{0} answered";
        NOTED = "{0} not ekledi", "{0} left a note";
        UNDONE = "{0} yanıtını geri aldı", "{0} took the answer back";
        RESOLVED = "{0} çözümledi", "{0} resolved it";
        REOPENED = "{0} yeniden açtı", "{0} reopened it";
        REOPENED_WHY = "{0} yeniden açtı: {1}", "{0} reopened it: {1}";
        BINNED = "{0} çöp kutusuna taşıdı", "{0} moved it to the bin";
        RESTORED = "{0} geri yükledi", "{0} restored it";
        ASSIGNED = "{0}, {1} adlı kişiye verdi", "{0} gave it to {1}";
        TOPIC_CHANGED = "{0}, konuyu {1} yaptı", "{0} changed the topic to {1}";
        ASSIGNED_NOBODY = "{0} sorumluyu kaldırdı", "{0} took the assignee away";
        SNOOZED = "{0} erteledi: {1}", "{0} snoozed it until {1}";
        ACT_UNDONE = "{0} son işlemi geri aldı", "{0} took the last act back";
    }
    let plain = match what {
        EventKind::ThreadStarted => STARTED,
        EventKind::Replied => REPLIED,
        EventKind::NoteAdded => NOTED,
        EventKind::ReplyUndone => UNDONE,
        EventKind::Resolved => RESOLVED,
        EventKind::Reopened { reason: None } => REOPENED,
        EventKind::Reopened { reason: Some(reason) } => return Some(lang.fill(REOPENED_WHY, &[&who, &reason])),
        EventKind::Binned => BINNED,
        EventKind::Restored => RESTORED,
        EventKind::Assigned { to: None } => ASSIGNED_NOBODY,
        EventKind::Assigned { to: Some(to) } => return Some(lang.fill(ASSIGNED, &[&who, &store.agent(*to)])),
        EventKind::TopicChanged { to } => {
            return Some(lang.fill(TOPIC_CHANGED, &[&who, &store.topic(*to, lang)]));
        }
        EventKind::Snoozed { until } => {
            let until = moment::date_time(*until, &store.zone, lang);
            return Some(lang.fill(SNOOZED, &[&who, &until]));
        }
        EventKind::ActUndone => ACT_UNDONE,
        EventKind::ThreadImported => super::imports::HAPPENED,
        _ => return None,
    };
    Some(lang.fill(plain, &[&who]))
}

fn by_nobody(what: &EventKind, lang: Lang) -> String {
    texts! {
        OPENED = "Üye yazdı, mesaj açıldı", "The member wrote, the thread was opened";
        RECEIVED = "Üye yeniden yazdı", "The member wrote again";
        BY_RULE = "Üyenin yeni mesajıyla yeniden açıldı ({0})", "Reopened by the member's new message ({0})";
        ELSEWHERE = "Üyenin yeni mesajı #{0} olarak açıldı ({1})", "The member's new message became #{0} ({1})";
        FROM = "Çözümlenmiş #{0} mesajının devamı ({1})", "Continues the resolved #{0} ({1})";
        WOKEN = "Erteleme bitti", "Awake again";
        DELIVERY = "Mail {0}: {1}", "Mail {0}: {1}";
        BY_FAILURE = "Mail {0} ulaşmadığı için yeniden açıldı", "Reopened because mail {0} did not arrive";
    }
    match what {
        EventKind::ThreadOpened => lang.t(OPENED).to_owned(),
        EventKind::MessageReceived => lang.t(RECEIVED).to_owned(),
        EventKind::ReopenedByRule { rule: fired } => lang.fill(BY_RULE, &[&rule(*fired, lang)]),
        EventKind::ContinuedElsewhere { rule: fired, thread } => lang.fill(ELSEWHERE, &[thread, &rule(*fired, lang)]),
        EventKind::ContinuedFrom { rule: fired, thread } => lang.fill(FROM, &[thread, &rule(*fired, lang)]),
        EventKind::Woken => lang.t(WOKEN).to_owned(),
        EventKind::Delivery { mail, state } => lang.fill(DELIVERY, &[mail, &lang.t(words::outgoing_state(*state))]),
        EventKind::ReopenedByFailure { mail } => lang.fill(BY_FAILURE, &[mail]),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::happened;
    use crate::agent::AgentName;
    use crate::day::Day;
    use crate::event::{EventKind, LiveEvent};
    use crate::ids::{AgentId, EventSeq, ThreadId};
    use crate::lang::Lang;
    use crate::moment::Zone;
    use crate::setting::StoreInfo;
    use crate::thread::ReopenRule;

    fn store() -> StoreInfo {
        let zeynep = AgentName {
            id: AgentId(3),
            full_name: "Zeynep Kaya".to_owned(),
            disabled: false,
        };
        StoreInfo {
            name: "Mağaza".to_owned(),
            time_zone: "UTC".to_owned(),
            zone: Zone::default(),
            today: Day::new(2026, 11, 23).expect("a day"),
            now: 0,
            kinds: Vec::new(),
            topics: Vec::new(),
            agents: vec![zeynep],
        }
    }

    fn told(what: EventKind, agent: Option<AgentId>) -> String {
        let event = LiveEvent {
            seq: EventSeq(1),
            at: 0,
            thread: Some(ThreadId(1)),
            agent,
            what,
        };
        happened(&event, &store(), Lang::Tr)
    }

    #[test]
    fn the_history_names_who_acted_and_which_rule_fired() {
        assert_eq!(told(EventKind::Resolved, Some(AgentId(3))), "Zeynep Kaya çözümledi");
        let reason = Some("iade geldi".to_owned());
        assert_eq!(
            told(EventKind::Reopened { reason }, Some(AgentId(3))),
            "Zeynep Kaya yeniden açtı: iade geldi"
        );
        let rule = ReopenRule::WithinDays(14);
        assert_eq!(
            told(EventKind::ReopenedByRule { rule }, None),
            "Üyenin yeni mesajıyla yeniden açıldı (kural: kapandıktan sonra 14 gün içinde yeniden açar)"
        );
        assert_eq!(told(EventKind::SignedIn, Some(AgentId(3))), "");
    }
}
