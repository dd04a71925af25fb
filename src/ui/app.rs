mod given;
mod places;

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, File};
use yew::prelude::*;

use super::customers::{CUSTOMER_FILE, Customers};
use super::keeper::{Keeper, News};
use super::options::Options;
use super::view::View;
use super::{attention, outside, pages};
use crate::host::events::HostPort;
use crate::host::history::Places;
use crate::host::names::BrowserNames;
use crate::host::{clipboard, clock, files, focus, keys, tasks};
use crate::i18n::Locale;
use crate::wizard::action::{Action, Effect, Focus};
use crate::wizard::customer::Customer;
use crate::wizard::draft::Draft;
use crate::wizard::reduce::reduce;
use crate::wizard::route::Route;
use crate::wizard::shortcuts::{Keys, Press};
use crate::wizard::state::{Picture, State};

/// The state as the element's methods read it from outside.
pub type Shared = Rc<RefCell<(Rc<State>, Locale)>>;

/// Everything that can happen to the app.
pub enum Message {
    Act(Action),
    /// A link to a place of the wizard was followed.
    Go(Route),
    /// The browser's Back or Forward led to a place.
    Moved(Route),
    /// The host set an attribute or a property.
    Set(String, String),
    /// The host handed over a draft.
    Restored(Box<Draft>),
    Searched(String),
    /// Something was typed into the search of the help page.
    HelpSearched(String),
    /// The search of the help page is emptied; its field, of that name, gets the focus.
    HelpAllShown(&'static str),
    /// The arrow keys moved among the customers found; zero leaves the list for the search box.
    Stepped(isize),
    /// Enter was pressed in the search box.
    Entered,
    /// The search over products, on the page of service requests.
    ProductSearched(String),
    /// A file came over the page, or left it.
    FileOver(bool),
    /// A list of customers was picked or dropped.
    FilePicked(File),
    FileRead(Option<Vec<u8>>),
    /// The list is read on, one slice.
    ReadOn,
    ImportCancelled,
    /// A text is to be copied; the name tells which button says so.
    Copy {
        name: String,
        text: String,
    },
    Copied(Option<String>),
    /// The host's own store answered.
    Heard(News),
    /// A key was pressed outside of texts.
    Pressed(String),
    ShortcutsListed,
    PressChosen(Press),
    /// Focus the form control of that name.
    FocusControl(&'static str),
}

#[derive(Properties)]
pub struct Props {
    pub options: Options,
    pub port: HostPort,
    pub root: Element,
    pub shared: Shared,
}

impl PartialEq for Props {
    /// The app is mounted once with its properties; what changes afterwards comes as messages.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

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
        let places = Places::new(options.routing, options.storage_key.clone(), move |route| moved.emit(route));
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
            Message::Moved(route) => self.arrive(ctx, route),
            Message::Set(name, value) => self.set(ctx, &name, value),
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
                let read = ctx.link().callback(Message::FileRead);
                files::read(&file, move |bytes| read.emit(bytes));
            }
            Message::FileRead(bytes) => self.import(ctx, bytes.unwrap_or_default(), true),
            Message::ReadOn => self.read_on(ctx),
            Message::ImportCancelled => {
                self.customers.cancel();
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
                if let Some(loaded) = self.keeper.hear(news) {
                    self.act(ctx, loaded);
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
                if let Some(text) = draft.and_then(|draft| self.keeper.save_draft(&draft)) {
                    let theirs = Draft::from_json(&text).ok().map(Box::new);
                    self.act(ctx, Action::DraftForked { id, new_id: clock::random_id(), theirs });
                }
            }
            Effect::DeleteDraft(id) => self.keeper.delete_draft(&id),
            Effect::SaveYou => self.keeper.save_you(&self.state.you),
            Effect::SaveEdits => self.keeper.save_edits(&self.state.edits),
            Effect::DeleteEverything => self.keeper.delete_everything(),
            Effect::Emit(event) => outside::tell(&ctx.props().port, &event),
        }
    }
}
