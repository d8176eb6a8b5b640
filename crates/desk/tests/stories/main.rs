//! Stories of the desk on both databases: people and their doors, mail and what becomes of it, templates, chores.

mod acts;
mod chores;
mod lists;
mod mails;
mod people;
mod set_up;
mod story;
mod templates;
