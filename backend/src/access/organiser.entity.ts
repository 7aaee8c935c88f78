import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('organiser')
export class OrganiserEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('text') email!: string
  @Column('text') name!: string
  /** Argon2id, with its parameters and salt. */
  @Column('text', { name: 'password_hash' }) passwordHash!: string
}
