export { closeAfterAnswer, shortBodyOf } from '../reply/closing.answer.js';
