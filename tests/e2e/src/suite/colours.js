// Reads a colour of any notation as red, green and blue from 0 to 255 and alpha from 0 to 1; stands before scripts that need it.
const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
context.canvas.width = context.canvas.height = 1;
const known = new Map();
const rgba = (colour) => {
  if (!known.has(colour)) {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
    known.set(colour, [red, green, blue, alpha / 255]);
  }
  return known.get(colour);
};
