// Data that one request returns, such as the snapshots of a Storage Box: loaded when a view first needs it, and kept
// up to date while it is shown.
import { Once } from "./once.js";

export class Current<Value> extends Once<Value> {
  /** Requests it again. Until then the present value stays. */
  override async refresh(): Promise<void> {
    if (this.state !== "ready") return this.load();
    this.set(await this.request());
  }

  protected override set(value: Value): void {
    this.oldest = Date.now();
    super.set(value);
  }
}

/** Keeps data by the id of the resource that it belongs to. It is created when it is first asked for. */
export function byId<Data>(create: (id: number) => Data): (id: number) => Data {
  const kept = new Map<number, Data>();
  return (id) => {
    const data = kept.get(id) ?? create(id);
    kept.set(id, data);
    return data;
  };
}
