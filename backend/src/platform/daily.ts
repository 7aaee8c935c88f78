import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'

const DAY_MS = 86_400_000

/** What each node does at its start and then daily, such as deleting what is no longer needed. */
@Injectable()
export class Daily implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Daily.name)
  private readonly tasks: ((nowMs: number) => Promise<void>)[] = []
  private timer: NodeJS.Timeout | null = null

  /** A task that fails is logged and tried again the next day. To be asked for before the application starts. */
  everyDay(task: (nowMs: number) => Promise<void>): void {
    this.tasks.push(task)
  }

  onApplicationBootstrap(): void {
    const runAll = (): void => {
      for (const task of this.tasks) task(Date.now()).catch((error: unknown) => this.logger.error(error))
    }
    runAll()
    this.timer = setInterval(runAll, DAY_MS)
  }

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer)
  }
}
