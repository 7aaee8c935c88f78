import type { Notice, NoticeKind } from '@stafet/domain/contract/notice.ts'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('notice')
export class NoticeEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'relay_id' }) relayId!: string
  @Column('text') kind!: NoticeKind
  /** What it says, to whom, in a few words: the same is never told twice within a relay. */
  @Column('text') once!: string
  @Column('uuid', { name: 'stop_id', nullable: true }) stopId!: string | null
  @Column('text') channel!: Notice['channel']
  @Column('text') recipient!: string
  @Column('text') subject!: string
  @Column('text') body!: string
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date
  /** After this it tells nobody anything any longer, and is not sent. */
  @Column('timestamptz', { name: 'useless_at' }) uselessAt!: Date
  @Column('text') state!: Notice['state']
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt!: Date | null
  @Column('text', { nullable: true }) failure!: string | null
}
