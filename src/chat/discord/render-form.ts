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
import { limits } from './limits.ts'

/** A form as a modal; refused where it has more fields than Discord shows. */
export function renderForm({ id, title, context, fields }: Form): APIModalInteractionResponseCallbackData {
  if (fields.length > limits.fields || fields.length === 0) {
    throw new ChatError(`Discord shows 1 to ${limits.fields} fields in a form, "${id}" has ${fields.length}`, {
      permanent: true,
    })
  }
  return {
    custom_id: customIdOf('asf', id, context),
    title: clipText(title, limits.modalTitle),
    components: fields.map(renderField),
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
