import { BUILT, buildPackages, readPackages } from '../npm/built.mjs'
import { differences } from '../npm/differences.mjs'

/** The committed miniprogram_npm equals a build of package.json's "dependencies". */
export const packagesAreBuilt = {
  promise: 'miniprogram_npm matches a build of "dependencies"',
  async problems({ root }) {
    const found = differences(await buildPackages(root), readPackages(root))
    return found.map((difference) => `${BUILT}/${difference}: run npm run build:npm`)
  },
}
