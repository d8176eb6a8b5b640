//! Signing in, being slowed down, inviting, changing roles, shutting out, and the rights table.

use model::agent::InviteRequest;
use model::error::{Conflict, Problem};
use model::event::EventKind;
use model::ids::EventSeq;
use model::right::{Right, Role};

use crate::story::{HOUR, MINUTE, PASSWORD, SECOND, caller, refused, stories};

#[tokio::test]
async fn five_wrong_passwords_slow_an_account_down_and_a_right_one_forgives() {
    for story in stories().await {
        let (desk, name) = (&story.desk, story.db.name);
        for _ in 0..5 {
            assert_eq!(
                refused(desk.sign_in("sule@example.com", "yanlış parola", "t").await),
                Problem::WrongCredentials
            );
        }
        assert_eq!(
            refused(desk.sign_in("sule@example.com", PASSWORD, "t").await),
            Problem::SlowDown(1),
            "{name}"
        );
        story.clock.advance(SECOND);
        assert_eq!(
            refused(desk.sign_in("sule@example.com", "yanlış", "t").await),
            Problem::WrongCredentials
        );
        assert_eq!(
            refused(desk.sign_in("sule@example.com", PASSWORD, "t").await),
            Problem::SlowDown(2),
            "{name}"
        );
        story.clock.advance(2 * SECOND);
        desk.sign_in(" SULE@example.com", PASSWORD, "t").await.expect(name);
        assert_eq!(
            refused(desk.sign_in("sule@example.com", "yanlış", "t").await),
            Problem::WrongCredentials
        );
        desk.sign_in("sule@example.com", PASSWORD, "t").await.expect(name);
        let kinds: Vec<_> = story.events().await.into_iter().map(|event| event.what).collect();
        let count = |kind: &EventKind| kinds.iter().filter(|what| *what == kind).count();
        assert_eq!(
            (count(&EventKind::SignInRefused), count(&EventKind::SignedIn)),
            (7, 3),
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_name_that_nobody_has_behaves_like_one_that_somebody_has() {
    for story in stories().await {
        for _ in 0..5 {
            let problem = refused(story.desk.sign_in("kimse@example.com", PASSWORD, "t").await);
            assert_eq!(problem, Problem::WrongCredentials, "{}", story.db.name);
        }
        let problem = refused(story.desk.sign_in("kimse@example.com", PASSWORD, "t").await);
        assert_eq!(problem, Problem::SlowDown(1), "{}", story.db.name);
    }
}

#[tokio::test]
async fn a_session_ends_by_sign_out_by_idleness_and_by_age() {
    for story in stories().await {
        let (desk, name) = (&story.desk, story.db.name);
        let here = |token: String| async move { desk.caller_of(&token).await.expect(name).is_some() };
        let first = desk.sign_in("sule@example.com", PASSWORD, "t").await.expect(name);
        let second = desk.sign_in("sule@example.com", PASSWORD, "t").await.expect(name);
        assert_ne!(first.token, second.token);
        let who = caller(desk, &first).await;
        desk.sign_out(&who).await.expect(name);
        assert!(!here(first.token).await && here(second.token.clone()).await, "{name}");
        assert_eq!(desk.caller_again(&who).await.expect(name), None);
        for _ in 0..11 {
            story.clock.advance(59 * MINUTE);
            assert!(here(second.token.clone()).await, "{name}: used in time");
        }
        story.clock.advance(80 * MINUTE);
        assert!(!here(second.token).await, "{name}: idle for too long");
        let third = desk.sign_in("sule@example.com", PASSWORD, "t").await.expect(name);
        for _ in 0..23 {
            story.clock.advance(HOUR / 2);
            assert!(here(third.token.clone()).await, "{name}");
        }
        story.clock.advance(HOUR / 2);
        assert!(!here(third.token).await, "{name}: 12 hours, though used");
        assert!(!here("x".repeat(43)).await && !here(String::new()).await);
    }
}

#[tokio::test]
async fn an_invitation_works_once_and_for_three_days() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        let request = InviteRequest {
            full_name: "Ali".into(),
            email: "Ali@Example.com".into(),
            role: Role::Agent,
        };
        let first = desk.invite(admin, request.clone()).await.expect(name);
        assert_eq!(
            refused(desk.invite(admin, request).await),
            Problem::Conflict(Conflict::EmailTaken),
            "{name}"
        );
        assert_eq!(
            refused(desk.sign_in("ali@example.com", PASSWORD, "t").await),
            Problem::WrongCredentials
        );
        let again = desk.reinvite(admin, first.agent).await.expect(name);
        let code = |path: &str| path.trim_start_matches("/invite/").to_owned();
        let used = Problem::Conflict(Conflict::CodeUsed);
        assert_eq!(
            refused(desk.accept_invite(&code(&first.path), PASSWORD, "t").await),
            used,
            "{name}: withdrawn"
        );
        assert!(matches!(
            refused(desk.accept_invite(&code(&again.path), "kısa", "t").await),
            Problem::Invalid(_)
        ));
        let signed_in = desk.accept_invite(&code(&again.path), PASSWORD, "t").await.expect(name);
        assert!(caller(desk, &signed_in).await.may(Right::Reply));
        assert_eq!(
            refused(desk.accept_invite(&code(&again.path), PASSWORD, "t").await),
            used,
            "{name}: used"
        );
        assert_eq!(
            refused(desk.reinvite(admin, first.agent).await),
            used,
            "{name}: they are here"
        );
        let late = InviteRequest {
            full_name: "Geç".into(),
            email: "gec@example.com".into(),
            role: Role::Agent,
        };
        let late = desk.invite(admin, late).await.expect(name);
        story.clock.advance(72 * HOUR);
        assert_eq!(
            refused(desk.accept_invite(&code(&late.path), PASSWORD, "t").await),
            used,
            "{name}: too late"
        );
    }
}

#[tokio::test]
async fn another_role_or_a_shut_door_ends_every_session() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        let (ali, token) = story.person("ali@example.com", Role::Agent).await;
        assert!(!ali.may(Right::Bin));
        desk.set_role(admin, ali.agent(), Role::Supervisor).await.expect(name);
        assert_eq!(
            desk.caller_of(&token.token).await.expect(name),
            None,
            "{name}: a new token is needed"
        );
        let token = desk.sign_in("ali@example.com", PASSWORD, "t").await.expect(name);
        assert!(caller(desk, &token).await.may(Right::Bin));
        desk.set_disabled(admin, ali.agent(), true).await.expect(name);
        assert_eq!(desk.caller_of(&token.token).await.expect(name), None);
        assert_eq!(
            refused(desk.sign_in("ali@example.com", PASSWORD, "t").await),
            Problem::WrongCredentials
        );
        desk.set_disabled(admin, ali.agent(), false).await.expect(name);
        assert_eq!(
            desk.caller_of(&token.token).await.expect(name),
            None,
            "{name}: an ended session stays ended"
        );
        desk.sign_in("ali@example.com", PASSWORD, "t").await.expect(name);
    }
}

#[tokio::test]
async fn the_desk_is_never_left_without_an_admin() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        let last = Problem::Conflict(Conflict::LastAdmin);
        assert_eq!(
            refused(desk.set_role(admin, admin.agent(), Role::Agent).await),
            last,
            "{name}"
        );
        assert_eq!(
            refused(desk.set_disabled(admin, admin.agent(), true).await),
            last,
            "{name}"
        );
        let request = InviteRequest {
            full_name: "Bekleyen".into(),
            email: "b@example.com".into(),
            role: Role::Admin,
        };
        desk.invite(admin, request).await.expect(name);
        assert_eq!(
            refused(desk.set_role(admin, admin.agent(), Role::Agent).await),
            last,
            "{name}: who has not come"
        );
        let (second, _) = story.person("ikinci@example.com", Role::Admin).await;
        desk.set_role(&second, admin.agent(), Role::Agent).await.expect(name);
        assert_eq!(
            refused(desk.set_disabled(&second, second.agent(), true).await),
            last,
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_right_moves_between_roles_at_once() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        let (ali, _) = story.person("ali@example.com", Role::Agent).await;
        let denied = refused(desk.list_agents(&ali).await);
        assert_eq!(denied, Problem::Forbidden(Right::ManageAgents), "{name}");
        for (role, rights) in desk.role_rights(admin).await.expect(name) {
            let defaults: Vec<_> = Right::ALL
                .iter()
                .copied()
                .filter(|right| role.has_by_default(*right))
                .collect();
            assert_eq!(rights, defaults, "{name}");
        }
        desk.set_role_right(admin, Role::Agent, Right::Bin, true)
            .await
            .expect(name);
        desk.set_role_right(admin, Role::Agent, Right::Export, false)
            .await
            .expect(name);
        let ali = desk.caller_again(&ali).await.expect(name).expect(name);
        assert!(
            ali.may(Right::Bin) && !ali.may(Right::Export) && ali.may(Right::Reply),
            "{name}"
        );
        let admin = desk.caller_again(admin).await.expect(name).expect(name);
        assert!(
            admin.may(Right::ManageAgents) && admin.may(Right::Export),
            "{name}: others keep theirs"
        );
        let own = desk
            .set_role_right(&admin, Role::Admin, Right::ManageAgents, false)
            .await;
        assert_eq!(refused(own), Problem::Conflict(Conflict::LastAdmin), "{name}");
    }
}

#[tokio::test]
async fn who_signs_in_is_told_to_the_audit_alone() {
    for story in stories().await {
        let (ali, _) = story.person("ali@example.com", Role::Agent).await;
        let thread = story.thread("ayse@example.org").await;
        let seen = story
            .desk
            .events_after(&ali, EventSeq(0), 2)
            .await
            .expect(story.db.name);
        assert!(
            !seen.is_empty() && seen.iter().all(|event| event.thread == Some(thread)),
            "{}",
            story.db.name
        );
        assert!(story.events().await.iter().any(|event| event.thread.is_none()));
    }
}

#[tokio::test]
async fn a_password_is_changed_by_its_owner_and_ends_their_sessions() {
    for story in stories().await {
        let (desk, name) = (&story.desk, story.db.name);
        let other = "beş küçük yeşil balık";
        let wrong = desk.change_password(&story.admin, "yanlış", other, "t").await;
        assert_eq!(refused(wrong), Problem::WrongCredentials, "{name}");
        for _ in 1..5 {
            let again = desk.change_password(&story.admin, "yanlış", other, "t").await;
            assert_eq!(refused(again), Problem::WrongCredentials, "{name}");
        }
        let guessed = desk.change_password(&story.admin, PASSWORD, other, "t").await;
        assert_eq!(
            refused(guessed),
            Problem::SlowDown(1),
            "{name}: guessing is slowed down here too"
        );
        story.clock.advance(SECOND);
        let fresh = desk
            .change_password(&story.admin, PASSWORD, other, "t")
            .await
            .expect(name);
        assert_eq!(desk.caller_again(&story.admin).await.expect(name), None, "{name}");
        caller(desk, &fresh).await;
        assert_eq!(
            refused(desk.sign_in("sule@example.com", PASSWORD, "t").await),
            Problem::WrongCredentials
        );
        desk.sign_in("sule@example.com", other, "t").await.expect(name);
    }
}
