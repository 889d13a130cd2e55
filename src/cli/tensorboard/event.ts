/** Events of TensorBoard (tensorflow/core/util/event.proto, tensorflow/core/framework/summary.proto), as records of an event file. */
import { doubleField, floatField, messageField, textField, wholeField } from "../../protobuf.ts";
import { encodeRecord } from "./record.ts";

const ofEvent = { wallTime: 1, step: 2, fileVersion: 3, summary: 5 } as const;
const ofSummary = { value: 1 } as const;
const ofValue = { tag: 1, simpleValue: 2 } as const;

/** The event that every file begins with. `seconds` since 1970. */
export function versionEvent(seconds: number): Uint8Array {
  return encodeRecord(Buffer.concat([doubleField(ofEvent.wallTime, seconds), textField(ofEvent.fileVersion, "brain.Event:2")]));
}

/** Numbers of one step, by tag. The format has them in float32. */
export function scalarsEvent(seconds: number, step: number, scalars: Readonly<Record<string, number>>): Uint8Array {
  const values = Object.entries(scalars).map(([tag, value]) => messageField(ofSummary.value, textField(ofValue.tag, tag), floatField(ofValue.simpleValue, value)));
  return encodeRecord(Buffer.concat([doubleField(ofEvent.wallTime, seconds), wholeField(ofEvent.step, step), messageField(ofEvent.summary, ...values)]));
}
