// Streamlit calls a component's default export on every change of data or theme with the same
// parent while it is mounted, and the function it returned only when it goes away.

export function component({ create, update, destroy = () => {} }) {
  const instances = new WeakMap();
  return ({ parentElement, data, setTriggerValue }) => {
    let instance = instances.get(parentElement);
    if (!instance) {
      instance = { root: parentElement };
      // Streamlit may hand a trigger over twice when runs overtake each other: Python knows each
      // event by its mount and number.
      const mount = `${Date.now()}-${Math.random()}`;
      let number = 0;
      instance.emit = (event) => {
        const sent = { ...event, mount, number: ++number };
        instance.trigger("event", sent);
        return sent;
      };
      instances.set(parentElement, instance);
      instance.trigger = setTriggerValue;
      create(instance, data);
    }
    instance.trigger = setTriggerValue; // the newest closure
    update(instance, data);
    return () => {
      destroy(instance);
      instances.delete(parentElement);
    };
  };
}
