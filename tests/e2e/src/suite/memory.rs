//! What comes and goes leaves nothing behind: the whole app in a real browser, by its own counts.

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Page, Site};
use serde_json::{Value, json};

use super::stage;

/// Knows each wasm memory that comes up, for its size: nothing else tells how much the app holds.
const WATCH_WASM: &str = "
    window.memories = [];
    const watch = ({ exports }) => {
      const memory = Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
      window.memories = window.memories.filter((known) => known.deref());
      if (memory) window.memories.push(new WeakRef(memory));
    };
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const result = await instantiate(...given);
      watch(result.instance ?? result);
      return result;
    };
    WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
      construct(target, given) {
        const instance = new target(...given);
        watch(instance);
        return instance;
      },
    });";

/// Puts an element into the page, types into it once it is ready, and takes it out again, so many times.
const MOUNT: &str = "
    const settled = () => new Promise((resolve) => setTimeout(resolve));
    return (async () => {
      for (let turn = 0; turn < arguments[0]; turn++) {
        const element = document.createElement('service-request-wizard');
        element.setAttribute('routing', turn % 2 ? 'hash' : 'none');
        element.customers = [{ domain: 'contoso.com', name: 'Contoso' }];
        const ready = new Promise((resolve) => element.addEventListener('srw-ready', resolve, { once: true }));
        document.querySelector('aside').append(element);
        await ready;
        const search = element.shadowRoot.querySelector('[part~=root] input[name=customer-search]');
        search.value = 'con';
        search.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        while (!element.shadowRoot.querySelector('[role=option]')) await settled();
        element.remove();
        // The element says a task later that it is done.
        await settled();
        await settled();
      }
    })();";

/// As [`MOUNT`], once, with a list of so many customers.
const MOUNT_WITH_LIST: &str = "
    const settled = () => new Promise((resolve) => setTimeout(resolve));
    return (async () => {
      const element = document.createElement('service-request-wizard');
      element.customers = Array.from({ length: arguments[0] }, (_, row) => ({ domain: `customer-${row}.example` }));
      document.querySelector('aside').append(element);
      await new Promise((resolve) => element.addEventListener('srw-ready', resolve, { once: true }));
      const search = element.shadowRoot.querySelector('[part~=root] input[name=customer-search]');
      while (!element.shadowRoot.querySelector('[role=option]')) {
        search.value = `customer-${arguments[0] - 1}`;
        search.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        await settled();
      }
      element.remove();
      await settled();
      await settled();
    })();";

/// Moves the first element between two places, so many times.
const MOVE: &str = "
    return (async () => {
      for (let turn = 0; turn < arguments[0]; turn++) {
        document.querySelector(turn % 2 ? 'main' : 'aside').append(host);
        await new Promise((resolve) => setTimeout(resolve));
      }
    })();";

/// How often a script repeats before the driver hears of it.
const AT_ONCE: usize = 20;

/// What a page holds, garbage collected.
#[derive(Debug)]
struct Held {
    /// Pages of 64 KiB in all wasm memories.
    wasm_pages: f64,
    /// Bytes of JavaScript objects.
    heap: f64,
    nodes: f64,
    listeners: f64,
}

impl Held {
    /// Fails where it is more than `before` by more than `grown`. The heap has some play: the engine compiles as it likes.
    fn at_most(&self, before: &Held, grown: &Held) -> Result<()> {
        let rows = [
            ("pages of wasm memory", self.wasm_pages, before.wasm_pages + grown.wasm_pages),
            ("bytes of heap", self.heap, before.heap + grown.heap),
            ("nodes", self.nodes, before.nodes + grown.nodes),
            ("listeners", self.listeners, before.listeners + grown.listeners),
        ];
        ensure!(before.wasm_pages > 0.0, "no wasm memory was seen");
        for (what, now, limit) in rows {
            ensure!(now <= limit, "{now} {what}, more than {limit}: {before:?}, then {self:?}");
        }
        Ok(())
    }
}

async fn held(page: &Page) -> Result<Held> {
    // A finalizer may free what holds something else.
    for _ in 0..3 {
        page.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        page.eval("return new Promise((resolve) => setTimeout(resolve));").await?;
    }
    let metrics = page.devtools("Performance.getMetrics", json!({})).await?;
    let metric = |name: &str| {
        let found = metrics["metrics"].as_array().into_iter().flatten().find(|metric| metric["name"] == name);
        found.and_then(|metric| metric["value"].as_f64()).with_context(|| name.to_owned())
    };
    let sizes = "return window.memories.map((known) => known.deref()?.buffer.byteLength ?? 0);";
    let sizes: Vec<u32> = serde_json::from_value(page.eval(sizes).await?)?;
    Ok(Held {
        wasm_pages: f64::from(sizes.iter().sum::<u32>() / 65536),
        heap: metric("JSHeapUsedSize")?,
        nodes: metric("Nodes")?,
        listeners: metric("JSEventListeners")?,
    })
}

async fn opened(bench: &Bench, content: &str) -> Result<Site> {
    let site = bench.site()?;
    stage::host_page_with(&site, content, WATCH_WASM)?;
    bench.page.goto(&site.url(stage::HOST_PAGE)).await?;
    bench.page.devtools("Performance.enable", json!({})).await?;
    Ok(site)
}

async fn repeat(page: &Page, script: &str, times: u32) -> Result<()> {
    // In parts, each well within the time that a script may take on a busy machine.
    for part in (0..times).step_by(AT_ONCE).map(|done| (times - done).min(AT_ONCE as u32)) {
        page.eval_with(script, vec![Value::from(part)]).await?;
    }
    Ok(())
}

/// R45: a portal that shows the wizard and takes it away 500 times holds afterwards what it held after the first times.
pub async fn mounts_leave_memory_flat(bench: &Bench) -> Result<()> {
    let _site = opened(bench, "<aside></aside>").await?;
    let page = &bench.page;
    // The first ones fill caches, the browser's as well as ours.
    repeat(page, MOUNT, 50).await?;
    let before = held(page).await?;
    for _ in 0..5 {
        repeat(page, MOUNT, 100).await?;
    }
    page.eval_with(MOUNT_WITH_LIST, vec![json!(20_000)]).await?;
    ensure!(held(page).await?.wasm_pages > before.wasm_pages, "a list takes no room");
    repeat(page, MOUNT, 1).await?;
    let after = held(page).await?;
    println!("  {before:?}\n  {after:?}");
    after.at_most(&before, &Held { wasm_pages: 0.0, heap: 256.0 * 1024.0, nodes: 0.0, listeners: 0.0 })?;
    bench.no_problems().await
}

/// R45: moves cost nothing. Beside an element that stays, each further one that comes and goes leaves a little: Yew never
/// lets go of the listeners of a root. It stays as little as it is.
pub async fn moves_leave_memory_flat(bench: &Bench) -> Result<()> {
    let _site = opened(bench, "<service-request-wizard></service-request-wizard></main><aside></aside><main>").await?;
    let page = &bench.page;
    stage::appeared(page).await?;
    repeat(page, MOVE, 20).await?;
    let before = held(page).await?;
    repeat(page, MOVE, 100).await?;
    let moved = held(page).await?;
    repeat(page, MOUNT, 20).await?;
    let beside = held(page).await?;
    repeat(page, MOUNT, 100).await?;
    let after = held(page).await?;
    println!("  {before:?}\n  {moved:?}\n  {beside:?}\n  {after:?}");
    moved.at_most(&before, &Held { wasm_pages: 0.0, heap: 64.0 * 1024.0, nodes: 0.0, listeners: 0.0 })?;
    after.at_most(&beside, &Held { wasm_pages: 4.0, heap: 300.0 * 1024.0, nodes: 100.0, listeners: 800.0 })?;
    bench.no_problems().await
}
