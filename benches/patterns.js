/** The two Java patterns of the contract, as JavaScript. */
export const CODE = /^[^\u0000-\u0020\u007f](?:[^\u0000-\u001f\u007f]*[^\u0000-\u0020\u007f])?$/;
export const ARN = /^arn:aws:iam::[0-9]+:role\/[^\n\r\u0085\u2028\u2029]*$/;
