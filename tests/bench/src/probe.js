// Runs in each page before its own scripts: clocks that are the same for every contender.
(() => {
  const probe = (window.__probe = { control: null, ready: null, keys: [], tasks: [], memories: [] });

  function* roots(root) {
    yield root;
    for (const node of root.querySelectorAll("*")) if (node.shadowRoot) yield* roots(node.shadowRoot);
  }

  probe.searchBox = () => {
    for (const root of roots(document)) {
      const box = root.querySelector('input[name="customer-search"]');
      if (box?.checkVisibility({ visibilityProperty: true }) && !box.disabled && !box.readOnly) return box;
    }
    return null;
  };

  const message = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  const frame = () => new Promise(requestAnimationFrame);
  /** What is drawn now has been painted when a task after the next frame's own comes. */
  const painted = () => frame().then(message);

  const look = () => {
    if (probe.searchBox()) probe.control = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  let contender;
  Object.defineProperty(window, "contender", {
    get: () => contender,
    set(given) {
      contender = given;
      given.ready.then(painted).then(() => (probe.ready = performance.now()));
    },
  });

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) probe.tasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });

  const watch = ({ exports }) => {
    const memory = Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
    if (memory) probe.memories.push(memory);
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await original.apply(WebAssembly, given);
      watch(result.instance ?? result);
      return result;
    };
  }

  /** Times what follows from an act: the work until script, style and layout are done, and until it is painted. */
  const timed = async (start, holds) => {
    await message();
    // Asking for a size makes the browser do what it owes in style and layout.
    contender.root().querySelector("*").getBoundingClientRect();
    const work = performance.now() - start;
    while (!holds()) await frame();
    await painted();
    return [work, performance.now() - start];
  };

  let pressed = 0;
  addEventListener("keydown", () => (pressed = performance.now()), true);
  addEventListener(
    "input",
    ({ isTrusted }) => {
      if (!isTrusted || !pressed) return;
      const start = pressed;
      void painted().then(() => probe.keys.push(performance.now() - start));
    },
    true,
  );

  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const option = (domain) => contender.root().querySelector(`[role="option"][data-domain="${domain}"]`);
  const enter = (box, text) => {
    // By the prototype's own setter: some frameworks put theirs before it.
    setValue.call(box, text);
    box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  };
  const type = (text) => enter(probe.searchBox(), text);

  /** Puts letters into the field one by one: the work for each. After a real key the browser waits for its next frame. */
  probe.write = async (times) => {
    const all = [];
    for (let turn = 0; turn < times; turn++) {
      const field = contender.root().querySelector('input[name="title"]');
      await painted();
      await painted();
      const start = performance.now();
      enter(field, `${field.value}x`);
      all.push((await timed(start, () => true))[0]);
    }
    return all;
  };

  const ENDING = ".example";
  const domainOf = (row) => `customer-${String(row).padStart(6, "0")}${ENDING}`;
  probe.customers = (count) =>
    Array.from({ length: count }, (_, row) => ({
      name: `Customer ${row} of Fabrikam`,
      domain: domainOf(row),
      tenantId: `${row.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`,
    }));

  /** Hands the list over and gives the milliseconds until its last customer is found, and the longest task in them. */
  probe.take = async (list) => {
    const last = list.at(-1).domain;
    // Not the whole of it: a whole domain may be offered whether a list has it or not.
    const query = last.slice(0, -ENDING.length);
    const start = performance.now();
    await contender.setCustomers(list);
    for (;;) {
      type(query);
      await frame();
      if (option(last)) break;
      type("");
      await frame();
    }
    const end = performance.now();
    await painted();
    const during = probe.tasks.filter(([at]) => at + 1 >= start && at < end).map(([, duration]) => duration);
    return [end - start, Math.max(0, ...during)];
  };

  /** Searches for customers all over the list: the work and the painting of each search. */
  probe.search = async (count, times) => {
    const all = [];
    for (let turn = 0; turn < times; turn++) {
      const domain = domainOf(Math.floor(((turn + 0.5) / times) * count));
      type("");
      await painted();
      await painted();
      const start = performance.now();
      type(domain.slice(0, -ENDING.length));
      all.push(await timed(start, () => option(domain)));
    }
    return all;
  };

  /** Presses Continue: the work and the painting of the next page. */
  probe.step = async () => {
    const heading = () => contender.root().querySelector("h1")?.textContent;
    const before = heading();
    const button = contender.root().querySelector('[part~="primary-button"]');
    await painted();
    await painted();
    const start = performance.now();
    button.click();
    return timed(start, () => heading() && heading() !== before);
  };

  /** Milliseconds by which tasks kept the page from answering, until now: what each took beyond 50. */
  probe.blocked = () => probe.tasks.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0);

  /** Bytes that travelled for the page. */
  probe.bytes = () =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);

  probe.wasm = () => probe.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
})();
