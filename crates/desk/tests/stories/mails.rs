//! From a message to the end of its mail: held, claimed, tried, and each way that a try can end.

use desk::{Claim, Finished, HOLD_MILLIS};
use mail::transport::{Outcome, Reply, Stage};
use model::bulk::{Selection, ThreadAct};
use model::error::{Conflict, Problem};
use model::event::EventKind;
use model::ids::{OutgoingId, ThreadId};
use model::message::Author;
use model::outgoing::{DeliveryReason, OutgoingFilter, OutgoingState, OutgoingView};
use model::right::{Right, Role};
use model::status::Status;

use crate::story::{HOUR, MINUTE, SECOND, Story, refused, stories};

impl Story {
    async fn claim(&self) -> Claim {
        let mut claims = self.desk.claim_due("sender", 10).await.expect(self.db.name);
        assert_eq!(claims.len(), 1, "{}", self.db.name);
        claims.remove(0)
    }

    async fn claimed(&self, email: &str) -> (ThreadId, Claim) {
        let thread = self.thread(email).await;
        self.clock.advance(HOLD_MILLIS);
        (thread, self.claim().await)
    }

    async fn mail(&self, id: OutgoingId) -> OutgoingView {
        self.desk.get_outgoing(&self.admin, id).await.expect(self.db.name)
    }

    async fn finish(&self, claim: &Claim, outcome: Outcome) -> Finished {
        self.desk.finish(claim, &outcome).await.expect(self.db.name)
    }
}

fn line(text: &str) -> Reply {
    Reply::from_line(text)
}

#[tokio::test]
async fn a_mail_is_held_then_sent_and_every_state_is_told() {
    for story in stories().await {
        let name = story.db.name;
        let thread = story.thread("ayse@example.org").await;
        assert!(
            story.desk.claim_due("sender", 10).await.expect(name).is_empty(),
            "{name}: it is held"
        );
        story.clock.advance(HOLD_MILLIS);
        let claim = story.claim().await;
        assert_eq!(
            (claim.attempt, claim.recipient.as_str(), claim.envelope_from.as_str()),
            (1, "ayse@example.org", "destek@example.com")
        );
        assert!(
            story.desk.claim_due("other", 10).await.expect(name).is_empty(),
            "{name}: one sender has it"
        );
        assert!(story.desk.mark_in_data(&claim).await.expect(name));
        assert_eq!(story.mail(claim.id).await.row.state, OutgoingState::InData, "{name}");
        assert_eq!(
            story.finish(&claim, Outcome::Sent(line("250 2.0.0 queued as 7"))).await,
            Finished::Done
        );
        let view = story.mail(claim.id).await;
        assert_eq!(
            (view.row.state, view.row.sent_at),
            (OutgoingState::Sent, Some(story.clock.now())),
            "{name}"
        );
        assert_eq!(view.attempts.len(), 1);
        assert_eq!(
            (view.attempts[0].code, view.attempts[0].text.as_str()),
            (Some(250), "2.0.0 queued as 7")
        );
        let told: Vec<_> = story.history(thread).await;
        let delivery = |state| EventKind::Delivery { mail: claim.id, state };
        assert_eq!(
            told,
            [
                EventKind::ThreadStarted,
                delivery(OutgoingState::Leased),
                delivery(OutgoingState::Sent)
            ]
        );
        let bytes = story.desk.outgoing_bytes(&story.admin, claim.id).await.expect(name);
        assert_eq!(bytes, claim.bytes, "{name}");
        let html = story.desk.outgoing_html(&story.admin, claim.id).await.expect(name);
        assert!(html.contains("kargonuz ulaştı {{ 7*7 }}"), "{name}");
        let head = String::from_utf8_lossy(&bytes);
        assert!(
            head.contains(&format!("Message-ID: <{}>", view.message_id_header)),
            "{name}"
        );
        assert!(view.message_id_header.ends_with("@example.com"));
    }
}

#[tokio::test]
async fn a_passing_fault_is_tried_again_later_and_given_up_after_five_days() {
    for story in stories().await {
        let name = story.db.name;
        let (thread, mut claim) = story.claimed("ayse@example.org").await;
        let (mut tries, written) = (1, claim.created_at);
        loop {
            story
                .finish(&claim, Outcome::Deferred(Stage::Rcpt, line("450 4.2.0 try later")))
                .await;
            let view = story.mail(claim.id).await;
            if view.row.state == OutgoingState::Expired {
                break;
            }
            assert_eq!(view.row.state, OutgoingState::Queued, "{name}");
            assert!(
                story.desk.claim_due("sender", 10).await.expect(name).is_empty(),
                "{name}: not yet"
            );
            story.clock.advance(view.row.next_at.expect(name) - story.clock.now());
            claim = story.claim().await;
            tries += 1;
            assert_eq!(claim.attempt, tries);
        }
        assert!(
            story.clock.now() - written > 4 * 24 * HOUR && tries > 20,
            "{name}: {tries}"
        );
        let view = story.desk.get_thread(&story.admin, thread).await.expect(name);
        let notice = view.messages.last().expect(name);
        assert_eq!(notice.author, Author::Desk, "{name}");
        assert!(
            notice.body.contains("ayse@example.org") && notice.body.contains("450 4.2.0 try later"),
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_final_refusal_brings_a_resolved_thread_back_with_the_reason() {
    for story in stories().await {
        let name = story.db.name;
        let (thread, claim) = story.claimed("yok@example.org").await;
        let done = story
            .desk
            .act_on_threads(&story.admin, ThreadAct::Resolve, Selection::Ids(vec![thread]))
            .await;
        assert_eq!(done.expect(name).changed, 1);
        story
            .finish(&claim, Outcome::Refused(Stage::Rcpt, line("550 5.1.1 User unknown")))
            .await;
        let mail = story.mail(claim.id).await;
        assert_eq!(
            (mail.row.state, mail.row.reason),
            (OutgoingState::Failed, Some(DeliveryReason::NoSuchMailbox))
        );
        let view = story.desk.get_thread(&story.admin, thread).await.expect(name);
        assert_eq!(
            (view.row.status, view.row.closed_at, view.row.reopened),
            (Status::Pending, None, 1),
            "{name}"
        );
        assert_eq!(view.row.resolver, None);
        let notice = view.messages.last().expect(name);
        assert!(notice.body.contains("Böyle bir posta kutusu yok") && notice.body.contains("550 5.1.1 User unknown"));
        let told = story.history(thread).await;
        let failed = EventKind::Delivery {
            mail: claim.id,
            state: OutgoingState::Failed,
        };
        assert_eq!(
            told[told.len() - 2..],
            [failed, EventKind::ReopenedByFailure { mail: claim.id }],
            "{name}"
        );
        assert_eq!(story.desk.me(&story.admin).await.expect(name).undelivered, 1, "{name}");
    }
}

#[tokio::test]
async fn a_mail_in_doubt_is_repeated_once_with_the_same_bytes() {
    for story in stories().await {
        let name = story.db.name;
        let (_, first) = story.claimed("ayse@example.org").await;
        assert!(story.desk.mark_in_data(&first).await.expect(name));
        story.finish(&first, Outcome::Uncertain(Reply::silence())).await;
        assert_eq!(story.mail(first.id).await.row.state, OutgoingState::Uncertain, "{name}");
        story.clock.advance(15 * MINUTE - 1);
        assert!(
            story.desk.claim_due("sender", 10).await.expect(name).is_empty(),
            "{name}"
        );
        story.clock.advance(1);
        let second = story.claim().await;
        assert_eq!(
            (second.id, second.attempt, &second.bytes),
            (first.id, 2, &first.bytes),
            "{name}"
        );
        story.finish(&second, Outcome::Uncertain(Reply::silence())).await;
        story.clock.advance(24 * HOUR);
        assert!(
            story.desk.claim_due("sender", 10).await.expect(name).is_empty(),
            "{name}: once is enough"
        );
        let view = story.mail(first.id).await;
        assert_eq!(
            (view.row.state, view.row.next_at),
            (OutgoingState::Uncertain, None),
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_doubt_outlives_a_repeat_that_is_refused() {
    for story in stories().await {
        let name = story.db.name;
        let (thread, first) = story.claimed("ayse@example.org").await;
        assert!(story.desk.mark_in_data(&first).await.expect(name));
        story.finish(&first, Outcome::Uncertain(Reply::silence())).await;
        story.clock.advance(15 * MINUTE);
        let second = story.claim().await;
        let busy = Outcome::Deferred(Stage::Rcpt, line("450 4.2.0 try later"));
        story.finish(&second, busy).await;
        let view = story.mail(first.id).await;
        assert_eq!(view.row.state, OutgoingState::Uncertain, "{name}");
        story.clock.advance(view.row.next_at.expect(name) - story.clock.now());
        let third = story.claim().await;
        story
            .finish(&third, Outcome::Refused(Stage::Rcpt, line("550 5.1.1 User unknown")))
            .await;
        let view = story.mail(first.id).await;
        assert_eq!(
            (view.row.state, view.row.next_at),
            (OutgoingState::Uncertain, None),
            "{name}"
        );
        let tries: Vec<_> = view.attempts.iter().map(|attempt| attempt.state).collect();
        assert_eq!(
            tries,
            [OutgoingState::Uncertain, OutgoingState::Queued, OutgoingState::Failed],
            "{name}"
        );
        let told = story.desk.get_thread(&story.admin, thread).await.expect(name);
        let notice = told.messages.last().expect(name);
        assert!(
            notice.body.contains("belirsiz") && notice.body.contains("550 5.1.1 User unknown"),
            "{name}: {}",
            notice.body
        );
    }
}

#[tokio::test]
async fn a_fault_of_our_account_burns_no_mail_and_pauses_the_sender() {
    for story in stories().await {
        let name = story.db.name;
        let (thread, claim) = story.claimed("ayse@example.org").await;
        let outcome = Outcome::AccountFault(Stage::Auth, line("535 5.7.8 no"));
        assert_eq!(story.finish(&claim, outcome).await, Finished::Pause);
        let view = story.mail(claim.id).await;
        assert_eq!(
            (view.row.state, view.row.next_at),
            (OutgoingState::Queued, Some(story.clock.now() + 5 * MINUTE))
        );
        assert_eq!(view.row.reason, Some(DeliveryReason::AuthFailed), "{name}");
        assert_eq!(
            story
                .desk
                .get_thread(&story.admin, thread)
                .await
                .expect(name)
                .messages
                .len(),
            1,
            "{name}"
        );
    }
}

#[tokio::test]
async fn who_lost_the_lease_changes_nothing() {
    for story in stories().await {
        // The lease clock of PostgreSQL is the database's own, which no test moves.
        if story.db.name != "SQLite" {
            continue;
        }
        let name = story.db.name;
        let (_, late) = story.claimed("ayse@example.org").await;
        assert_eq!(story.desk.recover_leases().await.expect(name), 0);
        story.clock.advance(91 * SECOND);
        assert_eq!(story.desk.recover_leases().await.expect(name), 1);
        let view = story.mail(late.id).await;
        assert_eq!(
            (view.row.state, view.attempts[0].ended_at),
            (OutgoingState::Queued, None),
            "{name}"
        );
        let now = story.claim().await;
        assert_eq!(now.attempt, 2);
        assert!(!story.desk.mark_in_data(&late).await.expect(name), "{name}: fenced");
        story.finish(&late, Outcome::Refused(Stage::Rcpt, line("550 no"))).await;
        assert_eq!(
            story.mail(late.id).await.row.state,
            OutgoingState::Leased,
            "{name}: fenced"
        );
        assert!(story.desk.mark_in_data(&now).await.expect(name));
        story.clock.advance(11 * MINUTE + SECOND);
        assert_eq!(story.desk.recover_leases().await.expect(name), 1);
        assert_eq!(
            story.mail(now.id).await.row.state,
            OutgoingState::Uncertain,
            "{name}: it may have arrived"
        );
    }
}

#[tokio::test]
async fn a_fence_holds_on_both_databases() {
    for story in stories().await {
        let name = story.db.name;
        let (_, claim) = story.claimed("ayse@example.org").await;
        let stranger = Claim {
            owner: "other".to_owned(),
            ..claim.clone()
        };
        let older = Claim {
            attempt: 0,
            ..claim.clone()
        };
        for wrong in [stranger, older] {
            assert!(!story.desk.mark_in_data(&wrong).await.expect(name), "{name}");
            story.finish(&wrong, Outcome::Sent(line("250 ok"))).await;
            story.desk.give_back(&wrong).await.expect(name);
            assert_eq!(story.mail(claim.id).await.row.state, OutgoingState::Leased, "{name}");
        }
        assert_eq!(
            story.desk.recover_leases().await.expect(name),
            0,
            "{name}: a living lease is left alone"
        );
        story.desk.give_back(&claim).await.expect(name);
        let again = story.claim().await;
        assert_eq!(
            (again.attempt, story.mail(claim.id).await.attempts.len()),
            (1, 1),
            "{name}: as if never claimed"
        );
        story.desk.refuse_address(&again).await.expect(name);
        assert_eq!(story.mail(claim.id).await.row.state, OutgoingState::Failed, "{name}");
    }
}

#[tokio::test]
async fn senders_at_the_same_time_never_have_the_same_mail() {
    for story in stories().await {
        let name = story.db.name;
        for at in 0..12 {
            story.thread(&format!("uye{at}@example.org")).await;
        }
        story.clock.advance(HOLD_MILLIS);
        let (a, b, c) = tokio::join!(
            story.desk.claim_due("a", 5),
            story.desk.claim_due("b", 5),
            story.desk.claim_due("c", 5)
        );
        let mut ids: Vec<_> = [a, b, c]
            .into_iter()
            .flat_map(|claims| claims.expect(name))
            .map(|c| c.id)
            .collect();
        let claimed = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), claimed, "{name}");
        assert!(claimed >= 5, "{name}: {claimed}");
    }
}

#[tokio::test]
async fn sending_again_is_a_new_mail_and_erases_nothing() {
    for story in stories().await {
        let name = story.db.name;
        let (thread, claim) = story.claimed("ayse@example.org").await;
        let busy = story.desk.resend(&story.admin, claim.id).await;
        assert_eq!(refused(busy), Problem::Conflict(Conflict::Changed), "{name}: under way");
        story
            .finish(&claim, Outcome::Refused(Stage::Rcpt, line("550 5.1.1 no")))
            .await;
        let (agent, _) = story.person("temsilci@example.com", Role::Agent).await;
        assert_eq!(
            refused(story.desk.resend(&agent, claim.id).await),
            Problem::Forbidden(Right::Resend),
            "{name}"
        );
        let again = story.desk.resend(&story.admin, claim.id).await.expect(name);
        let (old, new) = (story.mail(claim.id).await, story.mail(again).await);
        assert_eq!(
            (old.row.state, old.attempts.len(), old.resent_as),
            (OutgoingState::Failed, 1, vec![again])
        );
        assert_eq!(
            (new.row.state, new.resend_of, new.template),
            (OutgoingState::Queued, Some(claim.id), old.template)
        );
        assert_ne!(new.message_id_header, old.message_id_header, "{name}");
        let bytes = story.desk.outgoing_bytes(&story.admin, again).await.expect(name);
        let threaded = format!("In-Reply-To: <{}>", old.message_id_header);
        assert!(String::from_utf8_lossy(&bytes).contains(&threaded), "{name}");
        assert_eq!(story.claim().await.id, again, "{name}");
        let told = EventKind::Delivery {
            mail: again,
            state: OutgoingState::Queued,
        };
        assert!(story.history(thread).await.contains(&told), "{name}");
    }
}

#[tokio::test]
async fn mails_are_found_by_state_recipient_day_and_thread() {
    for story in stories().await {
        let name = story.db.name;
        let first = story.thread("isik.100@example.org").await;
        story.clock.advance(24 * HOUR);
        let second = story.thread("ayse_b@example.org").await;
        let find = |filter: OutgoingFilter| {
            let (desk, admin) = (&story.desk, &story.admin);
            async move {
                let page = desk.list_outgoing(admin, &filter, None).await.expect(name);
                page.rows.into_iter().filter_map(|row| row.thread).collect::<Vec<_>>()
            }
        };
        let all = OutgoingFilter::default;
        assert_eq!(find(all()).await, [second, first], "{name}: newest first");
        assert_eq!(
            find(OutgoingFilter {
                recipient: "IŞIK.1".into(),
                ..all()
            })
            .await,
            [first],
            "{name}: folded"
        );
        assert_eq!(
            find(OutgoingFilter {
                recipient: "e_b".into(),
                ..all()
            })
            .await,
            [second],
            "{name}"
        );
        assert!(
            find(OutgoingFilter {
                recipient: "e%b".into(),
                ..all()
            })
            .await
            .is_empty(),
            "{name}: no wildcard"
        );
        assert!(
            find(OutgoingFilter {
                states: vec![OutgoingState::Sent],
                ..all()
            })
            .await
            .is_empty(),
            "{name}"
        );
        assert_eq!(
            find(OutgoingFilter {
                states: vec![OutgoingState::Held],
                ..all()
            })
            .await
            .len(),
            2,
            "{name}"
        );
        assert_eq!(
            find(OutgoingFilter {
                thread: Some(first),
                ..all()
            })
            .await,
            [first],
            "{name}"
        );
        let mut day = all();
        (day.written.from, day.written.to) = ("2026-11-24".parse().ok(), "2026-11-24".parse().ok());
        assert_eq!(find(day).await, [second], "{name}");
    }
}

#[tokio::test]
async fn an_answer_that_was_taken_back_is_never_mailed() {
    for story in stories().await {
        let name = story.db.name;
        let thread = story.thread("ayse@example.org").await;
        let message = story.desk.get_thread(&story.admin, thread).await.expect(name).messages[0].id;
        story.desk.undo_reply(&story.admin, message).await.expect(name);
        story.clock.advance(HOLD_MILLIS);
        assert!(
            story.desk.claim_due("sender", 10).await.expect(name).is_empty(),
            "{name}"
        );
        let page = story
            .desk
            .list_outgoing(&story.admin, &OutgoingFilter::default(), None)
            .await
            .expect(name);
        assert_eq!(page.rows[0].state, OutgoingState::Cancelled, "{name}");
        let again = story.desk.resend(&story.admin, page.rows[0].id).await;
        assert_eq!(refused(again), Problem::Conflict(Conflict::Changed), "{name}");
    }
}
