import type { ChangeSettingsRequest, ProviderInstanceSettings } from '@assent/contracts';
import { brandingSchema } from '@assent/contracts';
import { checkBranding, DEFAULT_ACCENT_COLOUR } from '@assent/domain';
import { z } from 'zod';

/** The times to undo on offer, in minutes. */
export const UNDO_CHOICES = [0, 5, 15, 30, 60, 240, 720, 1440, 2880, 4320] as const;
/** The lifetimes on offer, in minutes. */
export const LIFETIME_CHOICES = [60, 480, 1440, 2880, 4320, 7200, 10080] as const;

/** What the page holds: everything as text, as inputs have it. */
const fieldsSchema = z.object({
  mode: z.enum(['manual', 'automatic']),
  undoMinutes: z.string(),
  linkLifetimeMinutes: z.string(),
  displayName: z.string().max(100),
  accentColour: z.string(),
  supportEmail: z.string(),
  supportPhone: z.string(),
});
export type SettingsForm = z.infer<typeof fieldsSchema>;

/** The contract's shapes and the domain's rules, each at its field. */
export const settingsFormSchema = fieldsSchema.superRefine((form, context) => {
  const { branding } = settingsIn(form);
  const shape = brandingSchema.safeParse(branding);
  const issues = shape.success
    ? checkBranding(shape.data).map(({ path, message }) => ({ field: path.split('.')[1] ?? '', message }))
    : shape.error.issues.map(({ path, message }) => ({ field: String(path[0]), message }));
  for (const { field, message } of issues) context.addIssue({ code: 'custom', path: [field], message });
});

export function formOf({
  finalisation,
  linkLifetimeMinutes,
  branding,
}: ProviderInstanceSettings): SettingsForm {
  return {
    mode: finalisation.mode,
    undoMinutes: String(finalisation.undoMinutes),
    linkLifetimeMinutes: String(linkLifetimeMinutes),
    displayName: branding.displayName ?? '',
    accentColour: branding.accentColour ?? DEFAULT_ACCENT_COLOUR,
    supportEmail: branding.supportEmail ?? '',
    supportPhone: branding.supportPhone ?? '',
  };
}

export function settingsIn(form: SettingsForm): ProviderInstanceSettings {
  const colour = form.accentColour.trim().toLowerCase();
  return {
    finalisation: { mode: form.mode, undoMinutes: Number(form.undoMinutes) },
    linkLifetimeMinutes: Number(form.linkLifetimeMinutes),
    branding: {
      displayName: textOrNull(form.displayName),
      // Our own colour is what everybody has who chooses none.
      accentColour: colour === DEFAULT_ACCENT_COLOUR || colour === '' ? null : colour,
      supportEmail: textOrNull(form.supportEmail),
      supportPhone: textOrNull(form.supportPhone),
    },
  };
}

export const requestOf = (settings: ProviderInstanceSettings, version: number): ChangeSettingsRequest => ({
  ...settings,
  version,
});

const textOrNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** Where a field of the request stands on the page; undefined when it has none. */
export function formPathOf(requestPath: string): keyof SettingsForm | undefined {
  const name = requestPath.split('.').at(-1) ?? '';
  return name in fieldsSchema.shape ? (name as keyof SettingsForm) : undefined;
}
