/** The licences allowed for bundled packages, and where their texts are. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundledPackage } from './bundledPackages';

/** Licences that only require their text to be included, each with words of that text. */
const allowed: Readonly<Record<string, RegExp>> = {
  MIT: /Permission is hereby granted, free of charge/,
  'Apache-2.0': /Apache License\s+Version 2\.0/,
  'BSD-2-Clause': /Redistribution and use in source and binary forms/,
  'BSD-3-Clause': /Redistribution and use in source and binary forms[^]*Neither the name/,
  ISC: /Permission to use, copy, modify, and\/or distribute this software/,
  '0BSD': /Permission to use, copy, modify, and\/or distribute this software/,
};

/**
 * Packages on npm without the licence file of their repository, each with a package of the same
 * repository that has it.
 */
const sameRepository: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-http': '@aws-sdk/credential-provider-env',
  '@aws-sdk/credential-provider-login': '@aws-sdk/credential-provider-env',
  '@aws-sdk/nested-clients': '@aws-sdk/credential-provider-env',
};

const licenceFile = /^(licen[cs]e|copying)(-[\w.]+?)?(\.(md|txt|markdown))?$/i;
const noticeFile = /^(notice|third-?party-?(notices?|licen[cs]es?))(\.(md|txt|markdown))?$/i;

/** The texts to include for a package. */
export interface PackageTexts {
  readonly licence: string;
  /** Other texts that the package requires to be included; often empty. */
  readonly notices: readonly string[];
}

/**
 * The texts of a package, or a sentence about what is wrong with its licence.
 * @param others where to look for a package of the same repository
 */
export function textsOf(
  one: BundledPackage,
  others: readonly BundledPackage[],
): PackageTexts | string {
  const about = `${one.name} ${one.version}`;
  const words = Object.hasOwn(allowed, one.license) ? allowed[one.license] : undefined;
  if (!words) {
    const list = Object.keys(allowed).join(', ');
    return `${about} has the licence "${one.license}", which is not one of ${list}.`;
  }
  const own = readTexts(one.folder, licenceFile);
  const texts = own.length > 0 ? own : textsOfSibling(one, others);
  if (texts.length === 0) return `${about} has no text of its licence (${one.license}).`;
  const licence = texts.join('\n\n');
  if (!words.test(licence))
    return `${about} has a licence text that is not that of ${one.license}.`;
  return { licence, notices: readTexts(one.folder, noticeFile) };
}

function textsOfSibling(one: BundledPackage, others: readonly BundledPackage[]): readonly string[] {
  const name = Object.hasOwn(sameRepository, one.name) ? sameRepository[one.name] : undefined;
  const sibling = others.find((other) => other.name === name);
  const same = sibling?.repository === one.repository && sibling.license === one.license;
  return same && one.repository !== '' ? readTexts(sibling.folder, licenceFile) : [];
}

/** The texts of the files with such a name in a folder, without empty ones. */
function readTexts(folder: string, name: RegExp): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => entry.name)
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
    .filter((text) => text !== '');
}
