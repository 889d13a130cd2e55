/** A message: the length of its header, the length of its bytes (32 bits each), a header in JSON, and bytes. */
export function send(socket, header, bytes = new Uint8Array()) {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const lengths = new DataView(new ArrayBuffer(8));
  lengths.setUint32(0, text.length);
  lengths.setUint32(4, bytes.length);
  socket.write(Buffer.concat([new Uint8Array(lengths.buffer), text, bytes]));
}

/** Calls `handle(header, bytes)` for each message, however the network cut it. */
export function receive(socket, handle) {
  let rest = Buffer.alloc(0);
  socket.on("data", (part) => {
    rest = Buffer.concat([rest, part]);
    while (rest.length >= 8) {
      const [header, bytes] = [rest.readUInt32BE(0), rest.readUInt32BE(4)];
      const end = 8 + header + bytes;
      if (rest.length < end) return;
      const message = JSON.parse(rest.toString("utf8", 8, 8 + header));
      // A copy of its own: numbers of eight bytes begin at a multiple of eight.
      const content = new Uint8Array(rest.subarray(8 + header, end));
      rest = rest.subarray(end);
      handle(message, content);
    }
  });
}
