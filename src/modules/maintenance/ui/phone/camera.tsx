"use client";

import { useEffect, useRef } from "react";
import { type CameraTrouble, whyNoCamera } from "./camera-trouble.ts";

type Props = { onCode: (code: string) => void; onTrouble: (trouble: CameraTrouble) => void };

/** Codes are read from a picture no larger than this: enough for one held before the camera, quick on a small phone. */
const READ_WIDTH = 480;
const EVERY_MS = 150;

/** The camera's picture, and every code in it. */
export function Camera({ onCode, onTrouble }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    let stopped = false;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d", { willReadFrequently: true });

    const look = async () => {
      const picture = video.current;
      const { default: readCode } = await import("jsqr");
      if (stopped || !picture || !context) return;
      if (picture.videoWidth > 0) {
        canvas.width = Math.min(READ_WIDTH, picture.videoWidth);
        canvas.height = Math.round((picture.videoHeight * canvas.width) / picture.videoWidth);
        context.drawImage(picture, 0, 0, canvas.width, canvas.height);
        const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
        const code = readCode(data, width, height, { inversionAttempts: "dontInvert" });
        if (code?.data) onCode(code.data);
      }
      timer = setTimeout(() => void look(), EVERY_MS);
    };
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
      } catch (error) {
        // Without TLS there are no `mediaDevices` at all, and asking them is a TypeError.
        const trouble = await whyNoCamera(error);
        return stopped ? undefined : onTrouble(trouble);
      }
      if (stopped || !video.current) return stream.getTracks().forEach((track) => track.stop());
      video.current.srcObject = stream;
      await video.current.play().catch(() => undefined);
      await look();
    };
    void start();
    return () => {
      stopped = true;
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [onCode, onTrouble]);
  return (
    <div className="relative aspect-square overflow-hidden rounded-3xl bg-foreground">
      <video ref={video} muted playsInline aria-hidden className="size-full object-cover" />
      <div aria-hidden className="absolute inset-[18%] rounded-3xl border-4 border-white/80" />
    </div>
  );
}
