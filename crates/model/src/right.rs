//! Roles and rights (design, section 6) as data. The defaults stand here; an admin may move a right between roles, and
//! then the database's rows decide.

use serde::{Deserialize, Serialize};

words! {
    /// What somebody at the desk is.
    Role {
        /// Temsilci.
        Agent = "agent",
        /// Yönetici.
        Supervisor = "supervisor",
        /// Sistem yöneticisi.
        Admin = "admin",
    }
}

words! {
    /// What a role may do. One right per act that a person can be refused.
    Right {
        /// Read inbox, archive and members.
        ReadThreads = "read_threads",
        /// Answer, write notes, keep drafts.
        Reply = "reply",
        /// Move a thread to the archive or put it to sleep.
        Resolve = "resolve",
        /// Take a thread for oneself.
        AssignSelf = "assign_self",
        /// Write first to one member (Ekle).
        OpenThread = "open_thread",
        /// Take a list along as a file.
        Export = "export",
        /// Have a list exported and mailed each week or month.
        ScheduleExports = "schedule_exports",
        /// Bring threads back from the archive (Mesajları Aç).
        Reopen = "reopen",
        /// Give a thread to somebody else.
        AssignOthers = "assign_others",
        /// Move to the bin and restore.
        Bin = "bin",
        /// See outgoing mail and its attempts.
        ReadOutgoing = "read_outgoing",
        /// Send a failed mail again.
        Resend = "resend",
        /// Edit mail templates.
        EditTemplates = "edit_templates",
        /// Edit kinds and topics.
        EditLists = "edit_lists",
        /// See reports and the audit.
        ReadReports = "read_reports",
        /// Invite, disable and change roles.
        ManageAgents = "manage_agents",
        /// Make and withdraw keys of the store API.
        ManageApiKeys = "manage_api_keys",
        /// Change the store's settings.
        ManageSettings = "manage_settings",
        /// Bring members and old threads from a file.
        Import = "import",
    }
}

impl Role {
    /// Whether the role has the right before an admin moved any.
    pub const fn has_by_default(self, right: Right) -> bool {
        match right {
            Right::ReadThreads
            | Right::Reply
            | Right::Resolve
            | Right::AssignSelf
            | Right::OpenThread
            | Right::ReadOutgoing
            | Right::Export => true,
            Right::ScheduleExports
            | Right::Reopen
            | Right::AssignOthers
            | Right::Bin
            | Right::Resend
            | Right::EditTemplates
            | Right::EditLists
            | Right::ReadReports => !matches!(self, Self::Agent),
            Right::ManageAgents | Right::ManageApiKeys | Right::ManageSettings | Right::Import => {
                matches!(self, Self::Admin)
            }
        }
    }
}
