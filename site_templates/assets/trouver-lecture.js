/**
 * Reads a JSON file. As `fetch` does, which on a slow phone takes half as long again: it hands a file over by small pieces.
 * @param {string|URL} address from the page
 * @returns {Promise<any>}
 */
export function read(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", new URL(address, document.baseURI));
    request.onload = () => (request.status === 200 ? resolve(JSON.parse(request.responseText)) : reject(new Error(`${request.status} ${request.responseURL}`)));
    request.onerror = () => reject(new Error(address));
    request.send();
  });
}
