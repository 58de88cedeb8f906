import type { types } from '@slack/bolt'
import type { Field, Form, Speech } from '../../message.ts'
import { cutText } from './cut-text.ts'
import { limits } from './limits.ts'
import { words } from './words.ts'

export const formCallback = 'form'
/** The block that takes a file, in the one form that can do with one. */
export const fileBlock = 'file'
export const takesFile = (form: Pick<Form, 'id'>): boolean => form.id === 'diagnose'

/** A form as a modal. `memory` comes back with what is filled in. */
export function formToView(form: Form, memory: string, lang: Speech): types.ModalView {
  const file = takesFile(form)
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: memory,
    title: plain(form.title, limits.modalTitle),
    submit: plain(form.submit, limits.modalTitle),
    close: plain(words[lang].close, limits.modalTitle),
    ...(form.keepsUnsent && { notify_on_close: true }),
    blocks: [
      ...form.fields.map((field) => inputFor(file ? { ...field, optional: true } : field)),
      ...(file ? [fileInput(lang)] : []),
    ],
  }
}

function inputFor(field: Field): types.InputBlock {
  return {
    type: 'input',
    block_id: field.id,
    label: plain(field.label, limits.fieldLabel),
    optional: field.optional ?? false,
    ...(field.hint && field.kind === 'choice' && { hint: plain(field.hint, limits.fieldLabel) }),
    element: field.kind === 'choice' ? choiceFor(field) : textFor(field),
  }
}

function textFor({ kind, value, hint, most = limits.input }: Field): types.PlainTextInput {
  const longest = Math.min(most, limits.input)
  return {
    type: 'plain_text_input',
    action_id: 'value',
    multiline: kind === 'paragraph',
    max_length: longest,
    ...(value && { initial_value: cutText(value, longest) }),
    ...(hint && { placeholder: plain(hint, limits.placeholder) }),
  }
}

function choiceFor({ choices = [], value }: Field): types.StaticSelect | types.RadioButtons {
  const options = choices.slice(0, limits.choices).map((choice) => ({
    text: plain(choice.label, limits.choiceLabel),
    value: choice.value.slice(0, limits.choiceValue),
  }))
  const initial = options.find((option) => option.value === value)
  const chosen = initial && { initial_option: initial }
  return options.length <= 10
    ? { type: 'radio_buttons', action_id: 'value', options, ...chosen }
    : { type: 'static_select', action_id: 'value', options, ...chosen }
}

const fileInput = (lang: Speech): types.InputBlock => ({
  type: 'input',
  block_id: fileBlock,
  label: plain(words[lang].file, limits.fieldLabel),
  optional: true,
  element: { type: 'file_input', action_id: 'value', filetypes: ['log', 'txt', 'text', 'gz', 'gzip'], max_files: 1 },
})

const plain = (text: string, most: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: cutText(text, most) || '…',
  emoji: false,
})
