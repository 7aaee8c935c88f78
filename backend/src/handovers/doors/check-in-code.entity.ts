import { Column, Entity, PrimaryColumn } from 'typeorm'

/** The code on a stop's poster, for whoever cannot read a QR code. */
@Entity('check_in_code')
export class CheckInCodeEntity {
  @PrimaryColumn('text') code!: string
  @Column('uuid', { name: 'relay_id' }) relayId!: string
  @Column('uuid', { name: 'stop_id' }) stopId!: string
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date
}
