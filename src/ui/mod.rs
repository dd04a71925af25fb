//! The pages, in Yew. They decide nothing: they draw the state and send actions.
//!
//! A page is a plain function from a [`view::View`] to markup. One component, [`app::App`], owns the
//! state, takes every action and carries out the effects.

mod answer_words;
pub mod app;
mod attention;
mod customers;
mod keeper;
mod markup;
pub mod options;
mod outside;
mod pages;
mod parts;
pub mod summary;
mod view;
mod words;
