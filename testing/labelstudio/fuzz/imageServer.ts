import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';

/** A server of pictures on this machine, and of what is none. */
export interface ImageServer {
  readonly origin: string;
  close(): void;
}

/** A picture that differs from the others in a comment: other bytes, same pixels. */
export function distinct(photo: Buffer, name: string): Buffer {
  const text = Buffer.from(name);
  const length = Buffer.from([(text.length + 2) >> 8, (text.length + 2) & 255]);
  return Buffer.concat([photo.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, text, photo.subarray(2)]);
}

export function startImageServer(photoFile: string): Promise<ImageServer> {
  const photo = readFileSync(photoFile);
  const listener: RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const jpeg = (bytes: Buffer): void => {
      response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': bytes.length }).end(bytes);
    };
    const to = (location: string): void => void response.writeHead(302, { location }).end();
    if (pathname.startsWith('/unique/') || pathname.startsWith('/data/upload/')) return jpeg(distinct(photo, pathname));
    switch (pathname) {
      case '/photo.jpg':
        return jpeg(photo);
      case '/html':
        return void response.end('<!DOCTYPE html><title>Log in</title>');
      case '/empty':
        return void response.end();
      case '/redirect':
        return to('/photo.jpg');
      case '/loop':
        return to('/loop');
      case '/metadata':
        return to('http://169.254.169.254/latest/meta-data/');
      case '/cut':
        response.writeHead(200, { 'content-length': photo.length });
        return void response.write(photo.subarray(0, 1000), () => response.destroy());
      case '/large':
        return void response.writeHead(200, { 'content-length': 1e12 }).write(photo);
      case '/refused':
        return void response.writeHead(401).end('{"detail":"legacy token authentication has been disabled"}');
      default:
        return void response.writeHead(404).end();
    }
  };
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        origin: `http://127.0.0.1:${port}`,
        close() {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}
