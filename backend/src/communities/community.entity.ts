import type {
  Category,
  CommunityInput,
  OpeningWindow,
  TargetGroup,
} from '@stafet/domain/contract/community.ts'
import { Column, Entity, PrimaryColumn } from 'typeorm'

/** A community as stored: its position as two columns, its contact in a table of its own. */
@Entity('community')
export class CommunityEntity implements Omit<CommunityInput, 'position' | 'contact'> {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'relay_id' }) relayId!: string
  @Column('integer') version!: number
  @Column('text') name!: string
  @Column('text') category!: Category
  @Column('text') address!: string
  @Column('double precision', { nullable: true }) lat!: number | null
  @Column('double precision', { nullable: true }) lon!: number | null
  @Column('boolean') virtual!: boolean
  @Column('text', { name: 'meeting_link' }) meetingLink!: string
  @Column('jsonb', { name: 'target_groups' }) targetGroups!: TargetGroup[]
  @Column('jsonb') abc!: CommunityInput['abc']
  @Column('jsonb') story!: CommunityInput['story']
  @Column('jsonb') joining!: CommunityInput['joining']
  @Column('integer', { name: 'visit_minutes', nullable: true }) visitMinutes!: number | null
  @Column('jsonb', { nullable: true }) windows!: OpeningWindow[] | null
  @Column('boolean') required!: boolean
}

/** Whom the organisers may reach; read only where organisers ask for it. */
@Entity('community_contact')
export class CommunityContactEntity {
  @PrimaryColumn('uuid', { name: 'community_id' }) communityId!: string
  @Column('text') name!: string
  @Column('text') email!: string
  @Column('text') phone!: string
  @Column('boolean', { name: 'shares_phone' }) sharesPhone!: boolean
  @Column('text') carriers!: string
}
