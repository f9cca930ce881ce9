// Streamlit calls a component's default export on every change of data or theme with the same
// parent while it is mounted, and the function it returned when it goes away; but also where the
// next change overtook the call that returned it. Only a parent that left the page is gone.

const AGE = 20_000, MOST = 20; // milliseconds and number of events that are sent along with a new one
const PATIENCE = 2_000, TRIES = 5; // milliseconds until an event that nobody heard is sent again, and how often

// Events of all components of the page: the one that is lost may be another component's, or of a mount
// that is gone since.
const told = (window.graphBuilderEvents ??= { recent: [], live: new Set() });

// The page says how far Python has heard each mount.
const heard = (mount) => JSON.parse(document.querySelector("[data-heard]")?.dataset.heard ?? "{}")[mount] ?? 0;
// A run begins anew where it is asked to; one that was only asked for may never begin.
const running = () => document.querySelector(".stApp")?.dataset.testScriptState === "running";

// Whichever component is there tells what all of them have to tell.
function tell(instance = told.live.values().next().value) {
  instance?.trigger("event", told.recent.map(({ sent }) => sent));
  return Boolean(instance);
}

// On a busy machine a request now and then starts no run at all: a step must not wait for the next one.
function insist() {
  clearTimeout(told.timer);
  told.timer = setTimeout(() => {
    if (told.tries && told.recent.some(({ sent: { mount, number } }) => heard(mount) < number)) {
      if (!running() && tell()) told.tries -= 1;
      insist();
    }
  }, PATIENCE);
}

// Whether data answer all that a person did here: what is older would take a choice back, and the next one
// would be made from that. A component that shows nothing before Python says it is told nothing.
const answers = ({ mount, number }, heard) => heard === undefined || !number || (heard?.[0] === mount && heard[1] >= number);

export function component({ create, update, destroy = () => {} }) {
  const mounted = new WeakMap();
  const mount = (parentElement, key, setTriggerValue) => {
    const instance = { root: parentElement, trigger: setTriggerValue };
    // Streamlit may hand a trigger over twice when runs overtake each other, and drops one that a
    // later one overtakes before a run began: the latest events travel together, and Python knows
    // each by its mount and number, and whose it is by its component.
    Object.assign(instance, { mount: `${Date.now()}-${Math.random()}`, number: 0 });
    instance.emit = (event) => {
      const sent = { ...event, component: key, mount: instance.mount, number: ++instance.number };
      told.recent = [...told.recent.filter(({ at }) => Date.now() - at < AGE).slice(1 - MOST), { at: Date.now(), sent }];
      told.tries = TRIES;
      tell(instance);
      insist();
      return sent;
    };
    told.live.add(instance);
    return instance;
  };
  return ({ parentElement, data: { key, data, heard }, setTriggerValue }) => {
    const fresh = !mounted.has(parentElement);
    if (fresh) mounted.set(parentElement, mount(parentElement, key, setTriggerValue));
    const instance = mounted.get(parentElement);
    instance.trigger = setTriggerValue; // the newest closure
    if (fresh) create(instance, data);
    if (answers(instance, heard)) update(instance, data);
    return () => {
      if (parentElement.isConnected || !mounted.has(parentElement)) return;
      told.live.delete(instance);
      destroy(instance);
      mounted.delete(parentElement);
    };
  };
}
