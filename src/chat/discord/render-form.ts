import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js'
import type { Field, Form } from '../../message.ts'
import { ChatError } from '../chat-error.ts'
import { clipText } from './clip-text.ts'
import { customIdOf } from './custom-id.ts'
import { partId } from './form-part.ts'
import { limits } from './limits.ts'

/** A form as a modal; one with more fields than a modal takes as its `part`, counted from 1. */
export function renderForm(form: Form, part = 1): APIModalInteractionResponseCallbackData {
  const { id, title, context, fields } = form
  const parts = Math.ceil(fields.length / limits.fields)
  const shown = fields.slice((part - 1) * limits.fields, part * limits.fields)
  if (shown.length === 0) throw new ChatError(`the form "${id}" has no part ${part}`, { permanent: true })
  const count = parts > 1 ? ` (${part}/${parts})` : ''
  return {
    custom_id: parts > 1 ? partId('asp', { form: id, context, part, parts }) : customIdOf('asf', id, context),
    title: clipText(title, limits.modalTitle - count.length) + count,
    components: shown.map(renderField),
  }
}

function renderField(field: Field): APILabelComponent {
  const { label, kind, hint } = field
  return {
    type: ComponentType.Label,
    label: clipText(label, limits.fieldLabel),
    ...(hint && { description: clipText(hint, limits.fieldHint) }),
    component: kind === 'choice' && field.choices?.length ? choice(field) : input(field),
  }
}

function input({ id, kind, optional, value, most = limits.fieldValue }: Field): APILabelComponent['component'] {
  return {
    type: ComponentType.TextInput,
    custom_id: id,
    style: kind === 'paragraph' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: !optional,
    max_length: Math.min(most, limits.fieldValue),
    ...(value && { value: clipText(value, Math.min(most, limits.fieldValue)) }),
  }
}

function choice({ id, optional, value, choices = [] }: Field): APILabelComponent['component'] {
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    required: !optional,
    options: choices.slice(0, limits.choices).map((one) => ({
      label: clipText(one.label, limits.choice),
      value: one.value.slice(0, limits.choice),
      ...(one.value === value && { default: true }),
    })),
  }
}
