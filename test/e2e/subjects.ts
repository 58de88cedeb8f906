/** Questions that are told apart by their answers. */
export const subjects = [
  { question: 'what does Glance do?', answer: 'Image service' },
  { question: 'what does Cinder do?', answer: 'Block Storage service' },
  { question: 'Keystone 是做什么的？', answer: '身份' },
  { question: 'what does Neutron do?', answer: 'Networking service' },
  { question: 'what is Swift?', answer: 'Object Storage service' },
] as const

/** Which of the subjects a text is the answer to; -1 for none. */
export const subjectOf = (text: string): number =>
  subjects.findIndex(({ answer }) => text.slice(0, 300).includes(answer))
