import { BUILT, buildPackages, readPackages } from '../npm/built.mjs'
import { differences } from '../npm/differences.mjs'

/** What is committed under miniprogram_npm is what package.json's "dependencies" build to. */
export const packagesAreBuilt = {
  promise: 'miniprogram_npm is what "dependencies" build to',
  async problems({ root }) {
    const found = differences(await buildPackages(root), readPackages(root))
    return found.map((difference) => `${BUILT}/${difference}: run npm run build:npm`)
  },
}
