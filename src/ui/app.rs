mod given;
mod message;
mod places;

use std::rc::Rc;

use yew::prelude::*;

pub use message::{Message, Props, SeenState};

use super::customers::{CUSTOMER_FILE, Customers};
use super::keeper::Keeper;
use super::options::Options;
use super::view::View;
use super::{attention, outside, pages};
use crate::host::history::Places;
use crate::host::names::BrowserNames;
use crate::host::{clipboard, clock, files, focus, keys, tasks};
use crate::wizard::action::{Action, Effect, Focus};
use crate::wizard::customer::Customer;
use crate::wizard::reduce::reduce;
use crate::wizard::route::Route;
use crate::wizard::shortcuts::Keys;
use crate::wizard::state::{Picture, State};

/// The wizard on the page.
pub struct App {
    state: Rc<State>,
    options: Options,
    customers: Customers,
    help_query: String,
    places: Places,
    keeper: Keeper,
    copied: Option<String>,
    keys: Keys,
    clock: clock::Watch,
    /// Where the focus goes after the next drawing. Nothing does before the user has acted.
    focus: Option<Focus>,
    /// Whether the page says that it shows no portal link, which the host hears once.
    is_link_refused: bool,
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let Props { options, port, .. } = ctx.props();
        let moved = ctx.link().callback(Message::Moved);
        let places = Places::new(options.routing, &options.owner(), move |route| moved.emit(route));
        let heard = ctx.link().callback(Message::Heard);
        let tell = Rc::new(move |news| heard.emit(news));
        let keeper = Keeper::open(options.storage, &options.storage_key, port.clone(), tell);
        let mut app = Self {
            state: Rc::default(),
            options: options.clone(),
            customers: Customers::default(),
            help_query: String::new(),
            places,
            copied: None,
            keys: Keys::default(),
            clock: clock::Watch::start(),
            focus: None,
            is_link_refused: false,
            keeper,
        };
        app.act(ctx, Action::LayoutChosen(options.layout));
        for (name, text) in [("partner", &options.partner), ("contact", &options.contact)] {
            if !text.is_empty() {
                app.set(ctx, name, text.clone());
            }
        }
        app.keeper.take_back();
        let loaded = app.keeper.load();
        app.act(ctx, loaded);
        app.customers.search(options.search.clone());
        let wished = Customer::from_key(&options.customer, &BrowserNames).map(|customer| Route::Customer(customer.key));
        let first = app.places.first().filter(|route| *route != Route::Customers).or(wished);
        app.navigate(ctx, first.unwrap_or(Route::Customers), true);
        app.focus = None;
        // Who opens a question's address wants that question. The app is shown only after its first drawing.
        if let Route::HelpTopic(_) = app.state.route {
            let (go, route) = (ctx.link().callback(Message::Go), app.state.route.clone());
            tasks::later(move || go.emit(route));
        }
        app
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        self.clock.look();
        match message {
            Message::Act(action) => self.act(ctx, action),
            Message::Go(route) => self.go(ctx, route),
            // The entry may be new for another wizard on the page, or for the host.
            Message::Moved(route) if route == self.state.route => return false,
            Message::Moved(route) => {
                self.places.arrived(&route);
                self.arrive(ctx, route);
            }
            Message::Set(name, value) => self.set(ctx, &name, value),
            Message::Reset => self.for_host(ctx, |app| app.go(ctx, Route::Customers)),
            Message::Restored(draft) => self.restore(ctx, *draft),
            Message::Searched(query) => self.customers.search(query),
            Message::HelpSearched(query) => self.help_query = query,
            Message::HelpAllShown(name) => {
                self.help_query.clear();
                focus::on_control(&ctx.props().root, name);
            }
            Message::Stepped(0) => self.customers.active = None,
            Message::Stepped(by) => self.customers.step(by),
            Message::Entered => {
                if let Some(route) = self.customers.enter() {
                    self.go(ctx, route);
                }
            }
            Message::ProductSearched(query) => self.customers.product_query = query,
            Message::FileOver(is_over) => self.customers.is_file_over = is_over,
            Message::FilePicked(file) => {
                self.customers.is_file_over = false;
                let read = ctx
                    .link()
                    .callback(|text: Option<_>| text.map_or(Message::Unreadable, |text| Message::Listed(text, true)));
                files::read(&ctx.props().port, &file, move |text| read.emit(text));
            }
            Message::Unreadable => self.customers.refuse_file(),
            Message::Listed(text, is_picked) => self.import(ctx, text, is_picked),
            Message::ReadOn => {
                let before = (self.customers.progress(), self.customers.lists);
                self.read_on(ctx);
                return (self.customers.progress(), self.customers.lists) != before;
            }
            Message::ImportCancelled => {
                self.customers.cancel();
                self.read_more(ctx);
                // The button goes away, so the focus it had goes back to where the file was picked.
                focus::on_control(&ctx.props().root, CUSTOMER_FILE);
            }
            Message::Copy { name, text } => {
                let done = ctx.link().callback(Message::Copied);
                clipboard::copy(&text, move |is_copied| done.emit(is_copied.then_some(name)));
                return false;
            }
            Message::Copied(name) => self.copied = name,
            Message::Heard(news) => {
                for action in self.keeper.hear(news) {
                    self.act(ctx, action);
                }
            }
            Message::Pressed(key) => return self.press(ctx, &key),
            Message::ShortcutsListed => {
                keys::show_list(&ctx.props().root);
                return false;
            }
            Message::PressChosen(press) => self.keeper.set_press(press),
            Message::FocusControl(name) => {
                focus::on_control(&ctx.props().root, name);
                return false;
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let picture = self.state.case().map(|case| Picture::of(&case, &BrowserNames));
        pages::page(&View {
            state: &self.state,
            picture,
            m: self.options.locale.messages(),
            locale: self.options.locale,
            customers: &self.customers,
            help_query: &self.help_query,
            routing: self.options.routing,
            kept: self.keeper.kept(),
            has_clock_moved: self.clock.has_moved,
            press: self.keeper.press(),
            copied: self.copied.as_deref(),
            port: &ctx.props().port,
            scope: ctx.link(),
        })
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let root = &ctx.props().root;
        if self.state.route == Route::Customers && self.customers.active.is_some() {
            focus::reveal(root, "[aria-selected=\"true\"]");
        }
        if let Some(focus) = self.focus.take() {
            attention::place(root, focus);
        }
        let was_refused = std::mem::replace(&mut self.is_link_refused, focus::is_there(root, ".srw-link-refused"));
        if self.is_link_refused && !was_refused {
            outside::tell_refused_link(&ctx.props().port);
        }
    }
}

impl App {
    fn act(&mut self, ctx: &Context<Self>, action: Action) {
        let transition = reduce(&self.state, action, &BrowserNames);
        self.state = Rc::new(transition.state);
        *ctx.props().shared.borrow_mut() = (self.state.clone(), self.options.locale);
        for effect in transition.effects {
            self.carry_out(ctx, effect);
        }
    }

    fn carry_out(&mut self, ctx: &Context<Self>, effect: Effect) {
        match effect {
            Effect::Show { route, replace } => self.places.show(&route, replace),
            Effect::GoBack { otherwise } => {
                if let Some(route) = self.places.back(otherwise) {
                    self.arrive(ctx, route);
                }
            }
            Effect::Focus(focus) => self.focus = Some(focus),
            Effect::SaveDraft(id) => {
                let draft = self.state.drafts.iter().find(|draft| draft.id == id);
                let draft = draft.filter(|draft| draft.is_worth_keeping()).cloned();
                if let Some(forked) = draft.and_then(|draft| self.keeper.save_draft(&draft)) {
                    self.act(ctx, forked);
                }
            }
            Effect::DeleteDraft(id) => {
                if let Some(later) = self.keeper.delete_draft(&id) {
                    self.act(ctx, later);
                }
            }
            Effect::SaveYou => self.keeper.save_you(&self.state.you),
            Effect::SaveEdits(key) => self.keeper.save_edits(&key, self.state.edits_of(&key)),
            Effect::DeleteEverything => self.keeper.delete_everything(),
            Effect::Emit(event) => outside::tell(&ctx.props().port, &event),
        }
    }
}
