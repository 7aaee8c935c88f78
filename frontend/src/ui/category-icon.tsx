import type { Category } from '@stafet/domain/contract/community.ts'
import {
  Armchair,
  BookOpen,
  Briefcase,
  Building2,
  Church,
  Coffee,
  Drama,
  GraduationCap,
  HandHeart,
  Headphones,
  HeartPulse,
  Puzzle,
  ToyBrick,
  Users,
  Volleyball,
  type LucideIcon,
} from 'lucide-react'

const icons: Record<Category, LucideIcon> = {
  sports: Volleyball,
  culture: Drama,
  housing: Building2,
  patient: HeartPulse,
  school: GraduationCap,
  kindergarten: ToyBrick,
  'youth-club': Headphones,
  'activity-centre': Puzzle,
  'nursing-home': Armchair,
  workplace: Briefcase,
  library: BookOpen,
  church: Church,
  volunteer: HandHeart,
  'social-psychiatric': Coffee,
  other: Users,
}

/** Decorative: the name of the category (`ui:category.<category>`) stands beside it. */
export function CategoryIcon({ category, size = 20 }: { category: Category; size?: number }) {
  const Icon = icons[category]
  return <Icon size={size} strokeWidth={1.75} aria-hidden />
}
