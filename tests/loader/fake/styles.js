export default ".fake { color: rebeccapurple; }";
