/** WeChat's own components that the simulator does not have. Every other unknown tag is an empty element on phones. */
export const MISSING_TAGS: ReadonlySet<string> = new Set(
  `ad ad-custom audio camera canvas channel-live channel-video cover-image cover-view draggable-sheet editor
  functional-page-navigator grid-builder grid-view keyboard-accessory list-builder list-view live-player live-pusher map
  match-media movable-area movable-view native-component navigation-bar nested-scroll-body nested-scroll-header
  official-account open-container open-data page-container page-meta picker-view picker-view-column selection
  share-element snapshot sticky-header sticky-section store-coupon store-gift store-home store-product video
  voip-room web-view`.split(/\s+/)
)
