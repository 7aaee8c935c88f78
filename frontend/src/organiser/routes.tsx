import './words.ts'
import { Navigate, Route, Routes } from 'react-router'
import { AreasPage } from './area/areas-page.tsx'
import { CommunitiesPage } from './communities/communities-page.tsx'
import { LogInPage } from './frame/log-in-page.tsx'
import { RelayFrame } from './frame/relay-frame.tsx'
import { StudioFrame } from './frame/studio-frame.tsx'
import { PlaceCommunitiesPage } from './communities/placing/place-communities-page.tsx'
import { SuggestionsPage } from './communities/suggest/suggestions-page.tsx'
import { ImportPage } from './import/import-page.tsx'
import { PlanPage } from './plan/plan-page.tsx'
import { ControlRoomPage } from './control-room/control-room-page.tsx'
import { DayFrame } from './day/day-frame.tsx'
import { LinksPage } from './day/links/links-page.tsx'
import { RehearsalsPage } from './day/rehearsals-page.tsx'
import { NoticesPage } from './notices/notices-page.tsx'
import { ReservesPage } from './reserves/reserves-page.tsx'
import { TrackersPage } from './trackers/trackers-page.tsx'
import { ReleasePage } from './release/release-page.tsx'
import { EditRelayPage } from './relays/edit-relay-page.tsx'
import { NewRelayPage } from './relays/new-relay-page.tsx'
import { RelaysPage } from './relays/relays-page.tsx'

/** The organisers' studio, below `/arrangoer`. */
export default function OrganiserRoutes() {
  return (
    <Routes>
      <Route path="log-ind" element={<LogInPage />} />
      <Route element={<StudioFrame />}>
        <Route index element={<RelaysPage />} />
        <Route path="ny" element={<NewRelayPage />} />
        <Route path="kort" element={<AreasPage />} />
        <Route path="stafet/:relayId" element={<RelayFrame />}>
          <Route index element={<Navigate to="faellesskaber" replace />} />
          <Route path="faellesskaber" element={<CommunitiesPage />} />
          <Route path="faellesskaber/hent" element={<ImportPage />} />
          <Route path="faellesskaber/forslag" element={<SuggestionsPage />} />
          <Route path="faellesskaber/placer" element={<PlaceCommunitiesPage />} />
          <Route path="plan" element={<PlanPage />} />
          <Route path="udsend" element={<ReleasePage />} />
          <Route element={<DayFrame />}>
            <Route path="kontrolrum" element={<ControlRoomPage />} />
            <Route path="dagen">
              <Route index element={<Navigate to="links" replace />} />
              <Route path="links" element={<LinksPage />} />
              <Route path="telefoner" element={<TrackersPage />} />
              <Route path="reserver" element={<ReservesPage />} />
              <Route path="beskeder" element={<NoticesPage />} />
              <Route path="generalproeve" element={<RehearsalsPage />} />
            </Route>
          </Route>
          <Route path="ret" element={<EditRelayPage />} />
        </Route>
        <Route path="*" element={<Navigate to="/arrangoer" replace />} />
      </Route>
    </Routes>
  )
}
